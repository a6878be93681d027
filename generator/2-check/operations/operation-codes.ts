import type { Cause, CauseCodes } from "../../protocol/causes.js";
import { noCodes } from "../../protocol/causes.js";
import type { Located } from "../../source.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import type { OperationDraft } from "../scope.js";
import { particularity } from "./particularity.js";

interface Given {
  readonly code: Located<string>;
  readonly rank: number;
}

/** The errors that the arrows of requirements give an operation: of two, the one that speaks of it more particularly. */
export function operationCodes(draft: OperationDraft, report: DiagnosticSink): CauseCodes {
  const given = new Map<Cause, Given[]>();
  for (const { fact, home } of draft.shared) {
    if (fact.value.kind !== "arrow") continue;
    const { cause, code } = fact.value;
    const known = given.get(cause) ?? [];
    known.push({ code, rank: particularity(home, draft) });
    given.set(cause, known);
  }
  if (given.size === 0) return noCodes;
  const codes = [...given].map(([cause, all]) => [cause, most(all, cause, draft, report)] as const);
  return { ...noCodes, ...Object.fromEntries(codes) };
}

/** The code of the most particular arrow; two of them that differ contradict each other. */
function most(
  all: readonly Given[],
  cause: Cause,
  { method, path }: OperationDraft,
  report: DiagnosticSink,
): string | null {
  const rank = Math.max(...all.map((one) => one.rank));
  const [first, ...others] = all.filter((one) => one.rank === rank).map(({ code }) => code);
  if (first === undefined) return null;
  for (const { value, at } of others)
    if (value !== first.value)
      report(
        "two-codes",
        at,
        { what: `\`${cause}\` of \`${method} ${path.text}\``, code: value, other: first.value },
        [{ message: "The other one is here.", at: first.at }],
      );
  return first.value;
}
