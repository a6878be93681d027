import { type ChangeObject, diffArrays } from "diff";

/** One line of a comparison: kept, only in the first text, or only in the second. */
export interface DiffLine {
  readonly mark: " " | "-" | "+";
  readonly text: string;
  /** Counted from 1, in the first text; for a line only in the second, the line it stands before. */
  readonly line: number;
}

/** Where texts differ by more lines, all between the first difference and the last counts as changed: it takes a square. */
const mostEdits = 500;

/** Compares two texts line by line. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const [a, b] = [before.split("\n"), after.split("\n")];
  let line = 1;
  return (diffArrays(a, b, { maxEditLength: mostEdits }) ?? replaced(a, b)).flatMap(
    ({ value, added, removed }) =>
      value.map((text): DiffLine => {
        if (added) return { mark: "+", text, line };
        return { mark: removed ? "-" : " ", text, line: line++ };
      }),
  );
}

type Lines = Pick<ChangeObject<string[]>, "value" | "added" | "removed">;

/** What is common at the ends, and between them all of the first and all of the second. */
function replaced(a: readonly string[], b: readonly string[]): readonly Lines[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return [
    { value: a.slice(0, start), added: false, removed: false },
    { value: a.slice(start, a.length - end), added: false, removed: true },
    { value: b.slice(start, b.length - end), added: true, removed: false },
    { value: a.slice(a.length - end), added: false, removed: false },
  ];
}

/** A unified diff for people: two lines of context, cut off after `most` lines. Empty where the texts are equal. */
export function unifiedDiff(before: string, after: string, most = 16): string {
  const lines = diffLines(before, after);
  const near = (index: number) =>
    lines.slice(Math.max(0, index - 2), index + 3).some(({ mark }) => mark !== " ");
  const shown: string[] = [];
  let hidden = 0;
  lines.forEach((line, index) => {
    if (!near(index)) return;
    if (shown.length >= most) {
      hidden += line.mark === " " ? 0 : 1;
      return;
    }
    if (index === 0 || !near(index - 1)) shown.push(`@@ line ${line.line} @@`);
    shown.push(line.mark + line.text);
  });
  if (hidden > 0) shown.push(`… and ${hidden} more changed ${hidden === 1 ? "line" : "lines"}`);
  return shown.join("\n");
}
