import type { ShownProblem } from "./failure.js";
import type { Failure } from "./summary.js";

/** Failures that have one cause: the first is shown, of the others where they are. */
export interface Cause {
  readonly first: Failure;
  readonly others: readonly Failure[];
}

/**
 * Failures of one cause together, in the order of their first: a start that failed 63 times is reported once. Set-up and
 * checks are never mixed, since the one says that nothing was checked.
 */
export function causesOf(failures: readonly Failure[]): readonly Cause[] {
  const causes = new Map<string, { readonly first: Failure; readonly others: Failure[] }>();
  for (const failure of failures) {
    const key = JSON.stringify([failure.setUp, failure.reason, failure.problems.map(keyOf)]);
    const known = causes.get(key);
    if (known === undefined) causes.set(key, { first: failure, others: [] });
    else known.others.push(failure);
  }
  return [...causes.values()];
}

/** What of a problem is not by chance: ids in addresses and bodies differ from scenario to scenario. */
function keyOf({ request, answer, differences }: ShownProblem): readonly unknown[] {
  const [method] = request?.line.split(" ", 1) ?? [null];
  return [method, request?.operation ?? null, answer?.line ?? null, answer?.fault ?? null, differences];
}
