type Level = "section" | "requirement" | "scenario";

export interface Heading {
  readonly level: Level;
  readonly name: string;
  readonly isLabelled: boolean;
  readonly role: "plain" | "outline" | "background";
  readonly at: number;
}

/** Lines from the first up to the last, which is not part of it. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** The lines of a specification as far as they are text, and what stands under which heading. */
export interface SpecLines {
  readonly lines: readonly string[];
  readonly headings: readonly Heading[];
}

export function specLines(specification: string): SpecLines {
  const lines = withoutLiterals(specification.split(/\r\n|\n|\r/));
  return { lines, headings: lines.flatMap((_, at) => headingAt(lines, at) ?? []) };
}

/** What stands under the one heading of this name. One with its label counts before one without. */
export function onlyPart(
  headings: readonly Heading[],
  within: Part,
  level: Level,
  name: string,
): Part | null {
  const named = headings.filter(
    (heading) => heading.level === level && heading.name === oneLine(name) && isIn(within, heading),
  );
  const labelled = named.filter(({ isLabelled }) => isLabelled);
  const [heading, ...others] = labelled.length > 0 ? labelled : named;
  return heading === undefined || others.length > 0 ? null : partUnder(headings, within, heading);
}

export const isIn = ({ from, to }: Part, { at }: Heading): boolean => at >= from && at < to;

/** From a heading to the next that is not of a level below it. */
export function partUnder(headings: readonly Heading[], within: Part, { at: from, level }: Heading): Part {
  const end = headings.find(
    (heading) =>
      isIn(within, heading) && heading.at > from && (level === "scenario" || heading.level !== "scenario"),
  );
  return { from, to: end?.at ?? within.to };
}

const label = /^(Requirement|Scenario(?:[ \t]+(?:Outline|Template))?)[ \t]*[:：]/i;
const background = /^Background(?:[ \t]*[:：]|$)/i;

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
  const role = labelled === null ? background.test(text) && depth === 4 : /\s/.test(labelled[1] ?? "");
  return {
    level,
    name: oneLine(text.replace(label, "")),
    isLabelled: labelled !== null,
    role: !role ? "plain" : labelled === null ? "background" : "outline",
    at,
  };
}

const isScenario = ([, word]: RegExpExecArray): boolean => word?.toLowerCase() !== "requirement";

function levelOf(depth: number): Level | null {
  if (depth <= 2) return "section";
  if (depth === 3) return "requirement";
  return depth === 4 ? "scenario" : null;
}

/** The marks of quotes and lists with which a line may begin. */
export const marker = String.raw`[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*`;
export const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

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
