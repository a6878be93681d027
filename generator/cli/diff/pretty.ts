import type { Colors } from "picocolors/types.js";
import type { ChangedItem, Comparison } from "../../diff/compare.js";
import type { Effect, WireChange } from "../../diff/wire-change.js";
import type { HandwrittenFile } from "../../project/diff/handwritten-files.js";
import { count } from "../say-counts.js";

/** In what one specification differs from another, and the handwritten files that name what changed. */
export interface Difference extends Comparison {
  readonly from: string;
  readonly to: string;
  readonly files: readonly HandwrittenFile[];
}

/** `2 breaking, 1 compatible, 0 editorial` */
export function effectsOf(wire: readonly WireChange[]): string {
  const effects: readonly Effect[] = ["breaking", "compatible", "editorial"];
  return effects
    .map((effect) => `${wire.filter((change) => change.effect === effect).length} ${effect}`)
    .join(", ");
}

/** The wire's changes by operation. */
export function byOperation(wire: readonly WireChange[]): ReadonlyMap<string, readonly WireChange[]> {
  const operations = [...new Set(wire.map(({ operation }) => operation))];
  return new Map(operations.map((one) => [one, wire.filter(({ operation }) => operation === one)]));
}

/** Operations that have no handler yet, as generated code calls them. */
export const toWrite = ({ operations }: Comparison): readonly string[] =>
  operations.filter(({ change }) => change === "added").map(({ id }) => id);

/** For people at a terminal. */
export function prettyOf(difference: Difference, colors: Colors): string {
  const { from, to, wire, requirements, scenarios, rerun, files } = difference;
  const wireLines = [...byOperation(wire)].flatMap(([operation, changes]) => [
    "",
    colors.bold(operation),
    ...changes.map((change) => `  ${paint(change.effect, colors)} ${wireText(change)}`),
  ]);
  const sections = [
    itemsOf("Requirements", requirements),
    itemsOf("Scenarios", scenarios),
    section(`Run again: ${count(rerun.length, "scenario", "scenarios")}`, rerun),
    section("Handlers to write", toWrite(difference)),
    section(
      "Handwritten files that name what changed",
      files.map(({ path, names }) => `${path}: ${names.join(", ")}`),
    ),
  ];
  return `${[`From ${from} to ${to}: ${effectsOf(wire)}`, ...wireLines, ...sections.flat()].join("\n")}\n`;
}

const wireText = ({ id, place, detail }: WireChange): string =>
  [id, place, detail].filter((part) => part !== "").join("  ");

const paint = (effect: Effect, colors: Colors): string =>
  (effect === "breaking" ? colors.red : effect === "compatible" ? colors.green : colors.dim)(
    effect.padEnd(10),
  );

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];

const itemsOf = (title: string, items: readonly ChangedItem[]): readonly string[] =>
  section(
    title,
    items.map(({ id, change }) => `${change.padEnd(8)} ${id}`),
  );
