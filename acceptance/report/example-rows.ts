import { oneLine, type Part } from "./spec-lines.js";

/** A row of examples, and the lines of its outline as it fills them in. */
export interface FilledRow {
  readonly lines: readonly string[];
  /** From the heading to the first table of examples. */
  readonly part: Part;
  /** Its line, counted from 1. */
  readonly row: number;
}

interface Row {
  readonly at: number;
  readonly cells: readonly (readonly [column: string, value: string])[];
}

/** The rows of an outline that give it this name: filled in, or with all values behind it. */
export function rowsCalled(
  lines: readonly string[],
  { from, to }: Part,
  heading: string,
  name: string,
): readonly FilledRow[] {
  const rows = rowsIn(lines, { from, to });
  const first = lines.findIndex((line, at) => at > from && at < to && isRow(line));
  const part = { from, to: first === -1 ? to : first };
  return rows
    .filter(({ cells }) => {
      const own = oneLine(filled(heading, cells));
      return name === own || name === oneLine(`${own}: ${cells.map(([, value]) => value).join(", ")}`);
    })
    .map(({ at, cells }) => ({
      lines: lines.map((line, i) => (i > from && i < part.to ? filled(line, cells) : line)),
      part,
      row: at + 1,
    }));
}

/** One column after the other, as the compiler does. */
const filled = (text: string, cells: Row["cells"]): string =>
  cells.reduce((result, [column, value]) => result.replaceAll(`<${column}>`, () => value), text);

/** Tables of examples stand unindented, below a line of their own that parts head and rows. */
function rowsIn(lines: readonly string[], { from, to }: Part): readonly Row[] {
  let columns: readonly string[] = [];
  return lines.slice(0, to).flatMap((line, at): readonly Row[] => {
    if (at <= from || !isRow(line)) {
      columns = [];
      return [];
    }
    if (isDelimiter(line)) return [];
    const cells = cellsOf(line);
    if (isDelimiter(lines[at + 1] ?? "") && at + 1 < to) {
      columns = cells;
      return [];
    }
    return columns.length === 0 ? [] : [{ at, cells: columns.map((column, i) => [column, cells[i] ?? ""]) }];
  });
}

const isRow = (line: string): boolean => line.startsWith("|");
const isDelimiter = (line: string): boolean => /^\|[ \t:|-]*-[ \t:|-]*$/.test(line);

/** Without the backticks that may stand around them. */
const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "")
    .split(/(?<!\\)\|/)
    .map((cell) => oneLine(cell.replaceAll("`", "").replaceAll("\\|", "|")));
