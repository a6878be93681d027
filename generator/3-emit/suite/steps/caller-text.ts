import type { PlannedCaller } from "../../../plan.js";
import { concat, type Doc } from "../../text/doc.js";
import { call, numeral, quote } from "../../text/literal.js";
import type { BuilderScope } from "./builder-scope.js";

type Named = NonNullable<PlannedCaller>;

/** The callers of a step; a row of them that is only counted, buyer1 to buyer20, is one crowd. */
export function callerTexts(callers: readonly PlannedCaller[], scope: BuilderScope): readonly Doc[] {
  const texts: Doc[] = [];
  for (let i = 0; i < callers.length; ) {
    const caller = callers[i] ?? null;
    const size = caller === null ? 0 : crowdSize(callers, i, caller);
    if (caller === null) texts.push(scope.use("nobody"));
    else if (size < 2) texts.push(callerText(caller, scope));
    else texts.push(concat(["...", crowdText(caller, size, scope)]));
    i += Math.max(size, 1);
  }
  return texts;
}

/** One caller, as a call of its builder. */
export const callerText = (caller: Named, scope: BuilderScope): Doc =>
  call(scope.use("caller"), [quote(caller.name), quote(caller.id), ...caller.roles.map(quote)]);

function crowdText(caller: Named, size: number, scope: BuilderScope): Doc {
  const [name, id] = [caller.name.slice(0, -1), caller.id.slice(0, -1)];
  return call(scope.use("crowd"), [quote(name), numeral(size), quote(id), ...caller.roles.map(quote)]);
}

/** How many callers from here on are numbered from 1, name and id alike. */
function crowdSize(callers: readonly PlannedCaller[], start: number, first: Named): number {
  if (!first.name.endsWith("1") || !first.id.endsWith("1")) return 0;
  const [name, id] = [first.name.slice(0, -1), first.id.slice(0, -1)];
  let size = 0;
  for (let next = callers[start]; next !== null && next !== undefined; next = callers[start + size]) {
    const number = String(size + 1);
    if (next.name !== name + number || next.id !== id + number || next.roles.join() !== first.roles.join())
      break;
    size += 1;
  }
  return size;
}
