import type { AlignType, Table, TableCell, TableRow } from "mdast";
import { type PlacedLine, placed } from "./placed-line.js";

const dashes = /^ *(:?)-+(:?) *$/;

/** Between pipes at both ends, and without a backslash, behind which a pipe would not part cells. */
export const isTableLine = (text: string, { start, end }: PlacedLine): boolean =>
  end - start > 2 &&
  text.charAt(start) === "|" &&
  text.charAt(end - 1) === "|" &&
  !text.slice(start, end).includes("\\");

/** A table whose every line has as many cells as the first. */
export class PlainTable {
  readonly node: Table = { type: "table", align: [], children: [] };
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Reads one line; false where it is not plain. */
  row(line: PlacedLine): boolean {
    if (!isTableLine(this.text, line)) return false;
    const cells = this.text.slice(line.start + 1, line.end - 1).split("|");
    const [head] = this.node.children;
    const position = placed(line, line.start, line.end);
    this.node.position = { start: this.node.position?.start ?? position.start, end: position.end };
    if (head !== undefined && cells.length !== head.children.length) return false;
    if (head !== undefined && !this.isWhole()) return this.align(cells);
    this.node.children.push(rowOf(line, cells));
    return true;
  }

  /** Whether the line of dashes has come. */
  isWhole(): boolean {
    return (this.node.align?.length ?? 0) > 0;
  }

  private align(cells: readonly string[]): boolean {
    const found = cells.map((cell) => dashes.exec(cell));
    if (found.includes(null)) return false;
    this.node.align = found.map((cell) => alignOf(cell?.[1] === ":", cell?.[2] === ":"));
    return true;
  }
}

function alignOf(left: boolean, right: boolean): AlignType {
  if (left) return right ? "center" : "left";
  return right ? "right" : null;
}

/** A cell reaches from the pipe before it to the next; the last one takes the last pipe too. */
function rowOf(line: PlacedLine, cells: readonly string[]): TableRow {
  let at = line.start;
  const children = cells.map((cell, index): TableCell => {
    const start = at;
    at += 1 + cell.length;
    const end = index === cells.length - 1 ? line.end : at;
    const position = placed(line, start, end);
    const value = cell.replace(/^ +| +$/g, "");
    if (value === "") return { type: "tableCell", children: [], position };
    const from = start + 1 + cell.length - cell.replace(/^ +/, "").length;
    const place = placed(line, from, from + value.length);
    return { type: "tableCell", children: [{ type: "text", value, position: place }], position };
  });
  return { type: "tableRow", children, position: placed(line, line.start, line.end) };
}
