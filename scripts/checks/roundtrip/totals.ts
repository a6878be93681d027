import type { Verdict } from "./compare-operations.js";

/** How many operations of a document came back, and why the others did not. */
export interface Totals {
  readonly whole: number;
  readonly carried: number;
  readonly lost: number;
  /** How many of the operations speak XML, and how many of these came back whole or carried. */
  readonly xml: { readonly operations: number; readonly back: number };
  /** In how many operations something is lost for a reason, and in how many for that reason alone; the most first. */
  readonly reasons: readonly {
    readonly reason: string;
    readonly operations: number;
    readonly alone: number;
  }[];
  /** In how many operations what is not checked is carried. */
  readonly carriedFor: readonly { readonly reason: string; readonly operations: number }[];
  readonly addedByKernel: ReadonlyMap<string, number>;
}

export function totalsOf(verdicts: readonly Verdict[]): Totals {
  const count = (kind: Verdict["kind"]) => verdicts.filter((one) => one.kind === kind).length;
  const xml = verdicts.filter(({ isXml }) => isXml);
  const lost = byReason(verdicts, "lost");
  const alone = byReason(
    verdicts.filter((one) => reasonsOf(one, "lost").size === 1),
    "lost",
  );
  const added = new Map<string, number>();
  for (const reply of verdicts.flatMap((one) => one.added)) added.set(reply, (added.get(reply) ?? 0) + 1);
  return {
    whole: count("whole"),
    carried: count("carried"),
    lost: count("lost"),
    xml: { operations: xml.length, back: xml.filter(({ kind }) => kind !== "lost").length },
    reasons: sorted(lost).map(([reason, operations]) => ({
      reason,
      operations,
      alone: alone.get(reason) ?? 0,
    })),
    carriedFor: sorted(byReason(verdicts, "carried")).map(([reason, operations]) => ({ reason, operations })),
    addedByKernel: new Map(sorted(added)),
  };
}

const reasonsOf = ({ findings }: Verdict, kind: "lost" | "carried"): ReadonlySet<string> =>
  new Set(findings.filter((one) => one.kind === kind).map(({ reason }) => reason));

function byReason(verdicts: readonly Verdict[], kind: "lost" | "carried"): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const verdict of verdicts)
    for (const reason of reasonsOf(verdict, kind)) found.set(reason, (found.get(reason) ?? 0) + 1);
  return found;
}

const sorted = (counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
