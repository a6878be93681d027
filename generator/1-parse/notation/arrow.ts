import { isCode } from "../../names/code.js";
import { isCause } from "../../protocol/causes.js";
import { givenBy } from "../../protocol/reserved-codes.js";
import type { FactSyntax } from "./fact-syntax.js";
import type { Scanner } from "./scanner.js";

/** `required -> BLANK`, `VALIDATION_FAILED -> INVALID`, where that is all of the code: `null -> x` in prose is prose. */
export function arrowOf(s: Scanner): Extract<FactSyntax, { kind: "arrow" | "renaming" }> | null {
  const { text } = s.span;
  const at = text.indexOf(" -> ");
  if (at === -1) return null;
  const [left, right] = [text.slice(0, at), text.slice(at + 4)];
  if (!isCode(right)) return null;
  const code = s.located(right, at + 4, text.length);
  if (isCause(left)) return { kind: "arrow", cause: left, code };
  return givenBy(left) !== "handler" ? { kind: "renaming", from: s.located(left, 0, at), to: code } : null;
}
