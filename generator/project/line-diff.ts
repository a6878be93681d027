/** One line of a comparison: kept, only in the first text, or only in the second. */
export interface DiffLine {
  readonly mark: " " | "-" | "+";
  readonly text: string;
  /** Counted from 1, in the first text; for a line only in the second, the line it stands before. */
  readonly line: number;
}

/** Beyond this many pairs of lines no common lines are looked for between the first and last difference. */
const mostPairs = 250_000;

/** Compares two texts line by line. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const [a, b] = [before.split("\n"), after.split("\n")];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [midA, midB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const kept = (lines: readonly string[], from: number): DiffLine[] =>
    lines.map((text, index) => ({ mark: " ", text, line: from + index + 1 }));
  return [
    ...kept(a.slice(0, start), 0),
    ...middle(midA, midB, start),
    ...kept(a.slice(a.length - end), a.length - end),
  ];
}

function middle(a: readonly string[], b: readonly string[], offset: number): DiffLine[] {
  const common = a.length * b.length <= mostPairs ? commonLengths(a, b) : null;
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const line = offset + i + 1;
    if (common !== null && i < a.length && a[i] === b[j]) {
      lines.push({ mark: " ", text: a[i] ?? "", line });
      [i, j] = [i + 1, j + 1];
    } else if (
      i < a.length &&
      (common === null || j === b.length || at(common, i + 1, j) >= at(common, i, j + 1))
    ) {
      lines.push({ mark: "-", text: a[i++] ?? "", line });
    } else {
      lines.push({ mark: "+", text: b[j++] ?? "", line });
    }
  }
  return lines;
}

type Lengths = readonly Uint32Array[];
const at = (lengths: Lengths, i: number, j: number): number => lengths[i]?.[j] ?? 0;

/** How many lines are common to what is left of both from each pair of places on. */
function commonLengths(a: readonly string[], b: readonly string[]): Lengths {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i];
    if (row === undefined) continue;
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] =
        a[i] === b[j]
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  }
  return lengths;
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
