import { visible } from "../diagnostics/visible.js";
import type { CapabilityTally, Counts } from "../project/counts.js";
import { count } from "./say-counts.js";

/** More rows are a list, and no overview. */
const mostRows = 20;

/**
 * How far each capability of a specification has come that does not run as a whole, and the next step. Empty where all of
 * it runs. `foreign`: nothing in the settings says that it is written in the notation.
 */
export function sayCapabilities(
  { capabilityCounts: all }: Counts,
  foreign: boolean,
  config: string,
): readonly string[] {
  if (all.every((one) => one.compiled && leftOf(one) === 0)) return [];
  const rows = all.toSorted(
    (a, b) => b.running - a.running || b.operations - a.operations || leftOf(a) - leftOf(b),
  );
  const width = Math.max(10, ...rows.slice(0, mostRows).map(({ id }) => id.length));
  const line = (name: string, cells: readonly (string | number)[]): string =>
    `  ${name.padEnd(width)}${cells.map((cell) => String(cell).padStart(11)).join("")}`;
  const shown = rows
    .slice(0, mostRows)
    .map((one) => line(visible(one.id), [one.scenarios, one.running, leftOf(one), one.declared]));
  const more = rows.length - shown.length;
  return [
    line("capability", ["scenarios", "run", "prose", "for people"]),
    ...shown,
    ...(more > 0 ? [`  … and ${count(more, "capability", "capabilities")} more`] : []),
    `next: ${nextStep(rows, foreign, config)}`,
  ];
}

const leftOf = ({ scenarios, running, declared }: CapabilityTally): number => scenarios - running - declared;

function nextStep(rows: readonly CapabilityTally[], foreign: boolean, config: string): string {
  const open = rows.filter((one) => leftOf(one) > 0);
  const started = open.find((one) => one.compiled && !foreign);
  if (started !== undefined)
    return `say in code what is sent and expected in ${count(leftOf(started), "scenario", "scenarios")} of ${visible(started.id)}, or declare for people what no machine can judge: \`**Judged by**: people, because …\``;
  const [first] = open;
  if (first === undefined) return "nothing";
  const names = [...rows.filter(({ compiled }) => compiled && !foreign), first].map(({ id }) => id).sort();
  return `make ${visible(first.id)} strict, with \`capabilities: [${visible(names.join(", "))}]\` below \`specwright:\` in ${config}; the others stay prose`;
}
