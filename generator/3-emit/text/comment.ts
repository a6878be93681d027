import { type Doc, lines } from "./doc.js";
import { escapeUnseen } from "./literal.js";

const width = 100;

/** A documenting comment above a declaration; an empty text gives the declaration alone, unless it is deprecated. */
export function documented(text: string, declaration: Doc, isDeprecated = false): Doc {
  const words = harmless(text)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return isDeprecated ? lines(["/** @deprecated */", declaration]) : declaration;
  const filled = fill(words);
  const [only] = filled;
  const tag = isDeprecated ? [" * @deprecated"] : [];
  if (filled.length === 1 && only !== undefined && !isDeprecated)
    return lines([`/** ${only} */`, declaration]);
  return lines(["/**", ...filled.map((line) => ` * ${line}`), ...tag, " */", declaration]);
}

/** Neither ends the comment nor speaks to tools: `@ts-expect-error` in a description is only a description. */
function harmless(text: string): string {
  const words = text.replace(/\s+/g, " ").replaceAll("*/", "*\\/");
  return escapeUnseen(words).replace(/(?<![\p{L}\p{N}])@/gu, "\\@");
}

function fill(words: readonly string[]): readonly string[] {
  const filled: string[] = [];
  let line: string[] = [];
  let length = 0;
  for (const word of words) {
    if (length > 0 && length + 1 + word.length > width) {
      filled.push(line.join(" "));
      line = [];
      length = 0;
    }
    length += (length > 0 ? 1 : 0) + word.length;
    line.push(word);
  }
  filled.push(line.join(" "));
  return filled;
}
