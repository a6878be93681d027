/** A step by the names that a feature file shares with the specification. */
export interface NamedStep {
  readonly requirement: string;
  readonly scenario: string;
  /** The texts of all steps of the scenario. */
  readonly steps: readonly string[];
  /** Which of them, counted from 0. */
  readonly position: number;
}

type Level = "section" | "requirement" | "scenario";

interface Heading {
  readonly level: Level;
  readonly name: string;
  readonly isLabelled: boolean;
  readonly at: number;
}

/** Lines from the first up to the last, which is not part of it. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/**
 * The line of a step in the text of a specification, counted from 1. It is found by the names of its requirement and
 * scenario and by its own words; null where they do not name one line alone, as after an edit.
 */
export function stepLine(
  specification: string,
  { requirement, scenario, steps, position }: NamedStep,
): number | null {
  const lines = withoutLiterals(specification.split(/\r\n|\n|\r/));
  const headings = lines.flatMap((_, at) => headingAt(lines, at) ?? []);
  const whole = { from: 0, to: lines.length };
  const within = onlyPart(headings, whole, "requirement", requirement);
  const part = within === null ? null : onlyPart(headings, within, "scenario", scenario);
  const wanted = letters(steps[position] ?? "");
  if (part === null || wanted === "") return null;
  const alike = steps.flatMap((step, i) => (letters(step) === wanted ? [i] : []));
  const found = lines.flatMap((_, at) =>
    at > part.from && at < part.to && beginsAt(lines, at, part.to, wanted) ? [at + 1] : [],
  );
  return found.length === alike.length ? (found[alike.indexOf(position)] ?? null) : null;
}

/** What stands under the one heading of this name. One with its label counts before one without. */
function onlyPart(headings: readonly Heading[], { from, to }: Part, level: Level, name: string): Part | null {
  const inside = headings.filter(({ at }) => at >= from && at < to);
  const named = inside.filter((heading) => heading.level === level && heading.name === oneLine(name));
  const labelled = named.filter(({ isLabelled }) => isLabelled);
  const [heading, ...others] = labelled.length > 0 ? labelled : named;
  if (heading === undefined || others.length > 0) return null;
  const end = inside.find(
    ({ at, level: other }) => at > heading.at && (level === "scenario" || other !== "scenario"),
  );
  return { from: heading.at, to: end?.at ?? to };
}

const label = /^(Requirement|Scenario)[ \t]*[:：]/i;

/** A heading of up to four marks, or a labelled one that is underlined. */
function headingAt(lines: readonly string[], at: number): Heading | null {
  const line = lines[at] ?? "";
  const marked = /^ {0,3}(#{1,6})(?:[ \t](.*))?$/.exec(line);
  const isUnderlined = /^ {0,3}(?:=+|-+)[ \t]*$/.test(lines[at + 1] ?? "") && label.test(line.trim());
  if (marked === null && !isUnderlined) return null;
  const text = marked === null ? line.trim() : (marked[2] ?? "").trim().replace(/(?:^|[ \t])#+$/, "");
  const depth = marked?.[1]?.length ?? 2;
  const labelled = label.exec(text);
  const level = labelled === null ? levelOf(depth) : isScenario(labelled) ? "scenario" : "requirement";
  if (level === null) return null;
  return { level, name: oneLine(text.replace(label, "")), isLabelled: labelled !== null, at };
}

const isScenario = ([, word]: RegExpExecArray): boolean => word?.toLowerCase() === "scenario";

function levelOf(depth: number): Level | null {
  if (depth <= 2) return "section";
  if (depth === 3) return "requirement";
  return depth === 4 ? "scenario" : null;
}

const marker = String.raw`[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*`;
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

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

const opensFence = new RegExp(`^${marker}(\`{3,}(?!.*\`)|~{3,})`);

/** The lines, with those empty that are no text: fenced code and comments. */
function withoutLiterals(lines: readonly string[]): readonly string[] {
  let isEnd: ((line: string) => boolean) | null = null;
  return lines.map((line) => {
    if (isEnd !== null) {
      if (isEnd(line)) isEnd = null;
      return "";
    }
    const fence = opensFence.exec(line)?.[1];
    if (fence !== undefined) isEnd = (later) => closes(later, fence);
    else if (/^ {0,3}<!--/.test(line)) isEnd = line.includes("-->") ? null : (later) => later.includes("-->");
    else return line;
    return "";
  });
}

function closes(line: string, fence: string): boolean {
  const text = line.replace(/^[ \t>]*/, "").trimEnd();
  return text.length >= fence.length && text === fence.charAt(0).repeat(text.length);
}
