import type { PlanContext } from "./context.js";
import type { Fault } from "./fault.js";

/**
 * Says so where all rows of a table that is to be refused break the same place in the same way: none of them shows what
 * it is about. A bad value that stands in each row is meant.
 */
export function judgeRows(rows: readonly (readonly Fault[])[], { report }: PlanContext): void {
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0) return;
  const shared = first.filter((fault) => others.every((row) => row.some((other) => isSame(fault, other))));
  const [one, ...more] = shared;
  if (one === undefined) return;
  const related = more.map(({ at, problem }) => ({ message: `Also: ${problem}.`, at }));
  report("rows-alike", one.at, { problem: one.problem, rows: rows.length }, related);
}

/** What is missing is reported at each row; all else that is not in the rows themselves has one place. */
const isSame = (a: Fault, b: Fault): boolean =>
  a.problem === b.problem && (a.at.start === b.at.start || a.problem.endsWith(" is missing"));
