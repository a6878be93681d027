import { rowsCalled } from "./example-rows.js";
import {
  isIn,
  marker,
  oneLine,
  onlyPart,
  type Part,
  partUnder,
  type SpecLines,
  specLines,
} from "./spec-lines.js";

/** A step by the names that a feature file shares with the specification. */
export interface NamedStep {
  readonly requirement: string;
  readonly scenario: string;
  /** The texts of all steps of the scenario. */
  readonly steps: readonly string[];
  /** Which of them, counted from 0. */
  readonly position: number;
}

/** Where a step stands: its line, and, in an outline, that of the row which fills it in; both counted from 1. */
export interface StepLine {
  readonly line: number;
  readonly row: number | null;
}

/**
 * The line of a step in the text of a specification. It is found by the names of its requirement and scenario and by its
 * own words, those of backgrounds included; null where they do not name one line alone, as after an edit.
 */
export function stepLine(
  specification: string,
  { requirement, scenario, steps, position }: NamedStep,
): StepLine | null {
  const spec = specLines(specification);
  const whole = { from: 0, to: spec.lines.length };
  const within = onlyPart(spec.headings, whole, "requirement", requirement);
  const found = within === null ? null : scenarioLines(spec, within, scenario);
  const wanted = letters(steps[position] ?? "");
  if (within === null || found === null || wanted === "") return null;
  const { lines, part, row } = found;
  const before = spec.headings.filter(
    (heading) => heading.role === "background" && isIn({ from: within.from, to: part.from }, heading),
  );
  const parts = [...before.map((heading) => partUnder(spec.headings, within, heading)), part];
  const alike = steps.flatMap((step, i) => (letters(step) === wanted ? [i] : []));
  const at = parts.flatMap(({ from, to }) =>
    Array.from({ length: to - from - 1 }, (_, i) => from + 1 + i).filter((one) =>
      beginsAt(lines, one, to, wanted),
    ),
  );
  const line = at.length === alike.length ? at[alike.indexOf(position)] : undefined;
  return line === undefined ? null : { line: line + 1, row };
}

interface ScenarioLines {
  readonly lines: readonly string[];
  readonly part: Part;
  readonly row: number | null;
}

/** Where a scenario is written out, or the row of examples that has its name, and the lines as that fills them in. */
function scenarioLines(spec: SpecLines, within: Part, name: string): ScenarioLines | null {
  const { headings, lines } = spec;
  const part = onlyPart(headings, within, "scenario", name);
  if (part !== null) return { lines, part, row: null };
  const rows = headings
    .filter((heading) => heading.role === "outline" && isIn(within, heading))
    .flatMap((heading) => {
      const outline = partUnder(headings, within, heading);
      return rowsCalled(lines, outline, heading.name, oneLine(name));
    });
  const [row, ...others] = rows;
  return row === undefined || others.length > 0 ? null : row;
}

const startOfLine = new RegExp(`^${marker}`);
const startOfStep = new RegExp(
  String.raw`^${marker}(?:\[[ xX]\][ \t]+)?[*_]{0,3}(?:GIVEN|WHEN|THEN|AND|BUT)(?![A-Za-z0-9'’/-]|_[A-Za-z0-9])`,
  "i",
);

/** Whether a step of these letters begins at a line and ends with this or a later one. */
function beginsAt(lines: readonly string[], at: number, end: number, wanted: string): boolean {
  const line = lines[at] ?? "";
  const start = startOfStep.exec(line);
  if (start === null || isWithinCode(lines, at)) return false;
  let read = letters(line.slice(start[0].length));
  for (let next = at + 1; next < end && read.length < wanted.length; next += 1) {
    const more = lines[next] ?? "";
    if (!/^[ \t]*\|/.test(more)) read += letters(more.replace(startOfLine, ""));
  }
  return read === wanted;
}

/** Whether code that an earlier line of the same paragraph opens goes on at a line. */
function isWithinCode(lines: readonly string[], at: number): boolean {
  let first = at;
  while (first > 0 && !beginsBlock.test(lines[first] ?? "") && lines[first - 1]?.trim() !== "") first -= 1;
  const before = lines.slice(first, at).join("\n");
  return (before.match(/`+/g) ?? []).length % 2 === 1;
}

const beginsBlock = /^[ \t>]*(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]/;

/** What is left of a text however it is marked up and wrapped. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
