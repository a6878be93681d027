import type { Place, PlaceStep } from "../../protocol/expectations.js";
import type { Scanner } from "./scanner.js";
import type { RefSyntax } from "./value-syntax.js";

const ref = /\{[\p{Ll}\p{Lo}\p{Lm}][\p{L}\p{M}\p{Nd}_]*(?:\.[\p{L}_][\p{L}\p{M}\p{Nd}_-]*|\[\d{1,9}\])*\}/uy;
const step = /\.?([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)|\[(\d{1,9})\]/uy;

/** `{hat.id}`, or null where no reference stands. */
export function readRef(s: Scanner): RefSyntax | null {
  const found = s.match(ref);
  return found === null ? null : refOf(found);
}

/** The same inside a text that is no span of its own. */
export function refAt(text: string, at: number): { readonly ref: RefSyntax; readonly length: number } | null {
  ref.lastIndex = at;
  const found = ref.exec(text)?.[0];
  return found === undefined ? null : { ref: refOf(found), length: found.length };
}

function refOf(written: string): RefSyntax {
  const [handle, ...place] = placeSteps(written.slice(1, -1));
  return { handle: String(handle), place };
}

/** `items[0].name` as `["items", 0, "name"]`; the text is known to be a place. */
export function placeSteps(written: string): Place {
  const steps: PlaceStep[] = [];
  step.lastIndex = 0;
  for (let found = step.exec(written); found !== null; found = step.exec(written)) {
    if (found[2] !== undefined) steps.push(Number(found[2]));
    else steps.push(found[1] ?? "");
  }
  return steps;
}
