import { type Doc, lines } from "../../text/doc.js";
import { columns } from "../../text/width.js";
import { escapeText } from "./python-literal.js";

const lineWidth = 100;

/** A documenting text; `indent` is where it stands. What the specification says can neither end it nor move out of it. */
export function docstring(text: string, indent: number): Doc {
  const words = harmless(text).split(" ");
  const width = lineWidth - indent;
  const [first = "", ...rest] = filled(words, width - 6);
  if (rest.length === 0) return `"""${first}"""`;
  return lines([`"""${first}`, ...rest, '"""']);
}

function harmless(text: string): string {
  const words = escapeText(text.replace(/\s+/g, " ").trim());
  // In one pass: a quote that was escaped once would lose its backslash to the next.
  return words.replace(/"{3}|^"|"$/g, (quotes) => quotes.replaceAll('"', '\\"'));
}

function filled(words: readonly string[], width: number): readonly string[] {
  const all: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && columns(line) + 1 + columns(word) > width) {
      all.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...all, line];
}
