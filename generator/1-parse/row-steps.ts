import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { StepDocument } from "./document.js";
import type { ExampleRow } from "./example-table.js";
import { unread } from "./notation/step.js";
import type { Placeholder } from "./placeholders.js";
import type { Range } from "./reading.js";

/** What was read of one row of examples. */
export interface RowSteps {
  readonly steps: readonly StepDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The steps of a row, with the cause in place of what follows from it: where no column fills in a placeholder, that was
 * reported; where an empty cell breaks a step, the cell is.
 */
export function withCauses(
  { steps, diagnostics }: RowSteps,
  uses: readonly Placeholder[],
  { fillings }: ExampleRow,
): RowSteps {
  const cells = new Map(fillings.map((filling) => [filling.name, filling]));
  // Of two columns with one name it is not known which was meant.
  if (cells.size < fillings.length)
    for (const name of doubled(fillings.map((filling) => filling.name))) cells.delete(name);
  const unfilled = uses.filter(({ name, isMarkup }) => !isMarkup && !cells.has(name));
  const emptied =
    diagnostics.length === 0 ? [] : uses.filter(({ name }) => cells.get(name)?.value.text === "");
  if (unfilled.length === 0 && emptied.length === 0) return { steps, diagnostics };
  const sorted = { unfilled: inOrder(unfilled), emptied: inOrder(emptied), found: inOrder(diagnostics) };
  const following = new Set<Diagnostic>();
  const causes: Diagnostic[] = [];
  const marked = steps.map((step) => {
    const own = within(sorted.found, step.at);
    const isUnfilled = within(sorted.unfilled, step.at).length > 0;
    const [empty] = own.length === 0 ? [] : within(sorted.emptied, step.at);
    const cell = empty === undefined ? undefined : cells.get(empty.name);
    if (!isUnfilled && cell === undefined) return step;
    for (const diagnostic of own) following.add(diagnostic);
    if (!isUnfilled && cell !== undefined) causes.push(diagnose("empty-cell", cell.at, { name: cell.name }));
    return broken(step);
  });
  return {
    steps: marked,
    diagnostics: [...diagnostics.filter((diagnostic) => !following.has(diagnostic)), ...causes],
  };
}

function doubled(names: readonly string[]): ReadonlySet<string> {
  const known = new Set<string>();
  return new Set(names.filter((name) => known.size === known.add(name).size));
}

interface Placed {
  readonly at: Range;
}

const inOrder = <T extends Placed>(items: readonly T[]): readonly T[] =>
  [...items].sort((a, b) => a.at.start - b.at.start);

/** Those of the items, which are in order, that stand in a range: found by halves, since each step asks. */
function within<T extends Placed>(items: readonly T[], { start, end }: Range): readonly T[] {
  const first = firstFrom(items, start);
  return items.slice(first, firstFrom(items, end + 1)).filter(({ at }) => at.end <= end);
}

function firstFrom(items: readonly Placed[], start: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.at.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A step of which it is known, and reported, that it cannot be read. */
const broken = (step: StepDocument): StepDocument => ({
  ...step,
  spans: [...step.spans, unread(step.at)],
});
