import type { Code } from "mdast";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Located } from "../source.js";
import { rangeText } from "./code.js";
import type { AttachedSyntax } from "./document.js";
import { columnOf, rangeOf } from "./markdown.js";
import { Broken } from "./notation/broken.js";
import { Scanner } from "./notation/scanner.js";
import type { SpanText } from "./notation/span-text.js";
import { readValue } from "./notation/value.js";
import type { ValueSyntax } from "./notation/value-syntax.js";
import { type Range, type Reading, spanOf } from "./reading.js";

const jsonLike = /^(?:json|json5|jsonc)$/i;

/** A fence under a step: a value if it reads as one, else sent as it stands. */
export function readFence(reading: Reading, code: Code): AttachedSyntax {
  const at = spanOf(reading, rangeOf(code));
  const value = fenceValue(rangeText(reading, insideOf(reading, code)), code.lang ?? null, reading.report);
  if (value !== null) return { kind: "value", at, value };
  return { kind: "text", at, text: fenceText(reading, code) };
}

/** The lines as they were written, less the indentation of the fence. */
function fenceText(reading: Reading, code: Code): string {
  const { start, end } = insideOf(reading, code);
  const indent = columnOf(code) - 1;
  const lines = reading.text.slice(start, end).split(/\r\n|\n|\r/);
  if (lines[lines.length - 1]?.trim() === "") lines.pop();
  return lines.map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length))).join("\n");
}

/** What a fence holds; `null` where it is of another language, or of none and reads as no value. */
export function fenceValue(
  inside: SpanText,
  language: string | null,
  report: Reading["report"],
): Located<ValueSyntax> | null {
  const mustRead = language !== null;
  if (mustRead && !jsonLike.test(language)) return null;
  const s = new Scanner(inside, "broken-fence");
  if (!mustRead && !/^[[{"]/.test(s.span.text)) return null;
  try {
    const value = readValue(s);
    s.expectEnd("A fence contains one value.");
    return value;
  } catch (broken) {
    if (!(broken instanceof Broken)) throw broken;
    if (mustRead) report(broken.diagnostic);
    return null;
  }
}

/** What stands between the first line and the closing one. */
function insideOf(reading: Reading, code: Code): Range {
  const { start, end } = rangeOf(code);
  const raw = reading.text.slice(start, end);
  const first = raw.search(/[\n\r]/);
  if (first === -1) return { start: end, end };
  return { start: start + first + 1, end: isClosed(raw) ? start + lastLine(raw) : end };
}

const lastLine = (raw: string): number => Math.max(raw.lastIndexOf("\n"), raw.lastIndexOf("\r")) + 1;

/** Whether the last line closes what the first opens; code by indentation needs no closing. */
function isClosed(raw: string): boolean {
  const open = /^(`{3,}|~{3,})/.exec(raw)?.[1];
  if (open === undefined) return true;
  const last = raw.slice(lastLine(raw));
  const close = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(last)?.[1] ?? "";
  return lastLine(raw) > 0 && close.startsWith(open);
}

/** Says so where a fence runs to the end of what it stands in. */
export function checkClosed(reading: Reading, code: Code): void {
  const { start, end } = rangeOf(code);
  const raw = reading.text.slice(start, end);
  if (isClosed(raw)) return;
  const line = raw.search(/[\n\r]/);
  const at = spanOf(reading, { start, end: line === -1 ? end : start + line });
  reading.report(diagnose("unclosed-fence", at, { fence: /^[`~]+/.exec(raw)?.[0] ?? "```" }));
}
