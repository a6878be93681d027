import { diagnose } from "../diagnostics/diagnose.js";
import { type Inline, type Piece, readInline } from "./inline.js";
import { type SpanText, SpanTextBuilder } from "./notation/span-text.js";
import { type Range, type Reading, spanOf } from "./reading.js";

/** The pieces of a line, with a diagnostic about backticks that nothing closes. */
export function readLine(reading: Reading, range: Range): Inline {
  const inline = readInline(reading.text, range);
  if (inline.unclosed !== null)
    reading.report(diagnose("unclosed-code", spanOf(reading, inline.unclosed), {}));
  return inline;
}

/** What is between the backticks of one piece of code. */
export function codeText(reading: Reading, code: Extract<Piece, { kind: "code" }>, cell = false): SpanText {
  const builder = new SpanTextBuilder(reading.text);
  builder.add(code.inner.start, code.inner.end, cell);
  return builder.build(reading.path, code.inner.start);
}

/** A whole cell without its backticks. */
export function cellText(reading: Reading, range: Range, inline: Inline): SpanText {
  const builder = new SpanTextBuilder(reading.text);
  for (const piece of inline.pieces) {
    if (piece.kind === "code") builder.addCode(piece.inner.start, piece.inner.end, true);
    else builder.add(piece.start, piece.end, true);
  }
  return builder.build(reading.path, range.start);
}

/** Text that is nothing but code, such as the inside of a fence. */
export function rangeText(reading: Reading, range: Range): SpanText {
  const builder = new SpanTextBuilder(reading.text);
  builder.add(range.start, range.end, false);
  return builder.build(reading.path, range.start);
}

type Code = Extract<Piece, { kind: "code" }>;
export const codesOf = (inline: Inline): readonly Code[] =>
  inline.pieces.filter((piece): piece is Code => piece.kind === "code");

/** The one piece of code that a line consists of, or null. */
export function onlyCode(reading: Reading, inline: Inline): Code | null {
  const codes = codesOf(inline);
  const words = inline.pieces.some(
    (piece) => piece.kind === "text" && reading.text.slice(piece.start, piece.end).trim() !== "",
  );
  return codes.length === 1 && !words ? (codes[0] ?? null) : null;
}
