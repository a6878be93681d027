import type { Span } from "../../source.js";
import { placedIn } from "../placed-text.js";

/** A piece of code as the grammar reads it, and where each of its characters was written. */
export interface SpanText {
  readonly path: string;
  /** Without the backticks; runs of blanks outside strings are one blank. */
  readonly text: string;
  /** For each character of `text` its offset in the file. */
  readonly offsets: readonly number[];
  /** Where the file continues after the last character. */
  readonly end: number;
  /** Ranges of `text` that were in their own backticks: in a table cell a pattern is one of them. */
  readonly codes: readonly { readonly start: number; readonly end: number }[];
}

/** Collects the characters of a `SpanText`, folding blanks as they come. */
export class SpanTextBuilder {
  private text: string[] = [];
  private offsets: number[] = [];
  private codes: { start: number; end: number }[] = [];
  private inString = false;
  private escaped = false;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  /** Adds `source[start, end)`; in a table cell `\|` stands for `|`. */
  add(start: number, end: number, cell: boolean): void {
    for (let i = start; i < end; i++) {
      const char = this.source.charAt(i);
      if (char === "\r" && this.source.charAt(i + 1) === "\n") continue;
      if (cell && char === "\\" && this.source.charAt(i + 1) === "|" && i + 1 < end) continue;
      if (char === "\n" || char === "\r") this.addBlank(i, true);
      else if (char === " " || char === "\t") this.addBlank(i, !this.inString);
      else this.addChar(char, i);
    }
  }

  /** The same for what was in backticks, remembering that it was. */
  addCode(start: number, end: number, cell: boolean): void {
    const from = this.text.length;
    this.add(start, end, cell);
    this.codes.push({ start: from, end: this.text.length });
  }

  private addBlank(offset: number, fold: boolean): void {
    if (fold && (this.text.length === 0 || this.text[this.text.length - 1] === " ")) return;
    this.text.push(" ");
    this.offsets.push(offset);
    this.escaped = false;
  }

  private addChar(char: string, offset: number): void {
    if (this.inString && this.escaped) this.escaped = false;
    else if (this.inString && char === "\\") this.escaped = true;
    else if (char === '"') this.inString = !this.inString;
    this.text.push(char);
    this.offsets.push(offset);
  }

  build(path: string, start: number): SpanText {
    while (this.text[this.text.length - 1] === " ") {
      this.text.pop();
      this.offsets.pop();
    }
    const last = this.offsets[this.offsets.length - 1];
    const end = last === undefined ? start : last + 1;
    return { path, text: this.text.join(""), offsets: this.offsets, end, codes: this.codes };
  }
}

/** The place of `text[from, to)` in the file. */
export const placeOf = (span: SpanText, from: number, to: number): Span => ({
  path: span.path,
  ...placedIn(span, from, to),
});

/** A part of the text, in its place. */
export const partOf = (span: SpanText, from: number, to: number): SpanText => ({
  ...span,
  text: span.text.slice(from, to),
  offsets: span.offsets.slice(from, to),
  end: Math.min(to < span.text.length ? (span.offsets[to] ?? span.end) : span.end, span.end),
  codes: span.codes.flatMap(({ start, end }) =>
    start >= from && end <= to ? [{ start: start - from, end: end - from }] : [],
  ),
});

/** Another text in the place of this one: its places are about those of the same letters. */
export function inPlaceOf(span: SpanText, text: string): SpanText {
  const last = span.offsets.length - 1;
  const offsets = Array.from(
    { length: text.length },
    (_none, i) => span.offsets[Math.min(i, last)] ?? span.end,
  );
  return { ...span, text, offsets, codes: [] };
}
