import type { SpanText } from "../notation/span-text.js";

/** A text and where each of its characters stands in the file. */
export interface PlacedText {
  readonly text: string;
  /** Those of a placeholder that was filled in stand in the table of examples, behind `end`. */
  readonly offsets: readonly number[];
  /** Where the file goes on after the last character. */
  readonly end: number;
}

/** The longest text that filling in placeholders may make: values may hold placeholders themselves. */
const mostFilled = 50_000;

/**
 * Places a text that the parser took from `source[start, end)`: it left characters out there, and read `\n` as a new
 * line, but added none and kept their order.
 */
export function placed(text: string, source: string, start: number, end: number): PlacedText {
  const offsets: number[] = [];
  let at = start;
  for (let i = 0; i < text.length; i++) {
    const wanted = text.charAt(i);
    while (at < end && source.charAt(at) !== wanted && !(wanted === "\n" && source.startsWith("\\n", at)))
      at++;
    offsets.push(Math.min(at, end));
    at += wanted === "\n" && source.charAt(at) === "\\" ? 2 : 1;
  }
  return { text, offsets, end: Math.max(start, Math.min(at, end)) };
}

/** A column of an outline's examples and what one of its rows has there. */
export interface Filling {
  readonly name: string;
  readonly value: PlacedText;
}

/** Fills in placeholders as Cucumber does: one column after the other. `null` where the text would become too long. */
export function filled(text: PlacedText, fillings: readonly Filling[]): PlacedText | null {
  let result = text;
  for (const { name, value } of fillings) {
    const next = filledWith(result, `<${name}>`, value);
    if (next === null) return null;
    result = next;
  }
  return result;
}

function filledWith(whole: PlacedText, placeholder: string, value: PlacedText): PlacedText | null {
  let found = whole.text.indexOf(placeholder);
  if (found === -1) return whole;
  const texts: string[] = [];
  const offsets: number[] = [];
  let length = 0;
  let from = 0;
  const add = (text: string, places: readonly number[]): void => {
    texts.push(text);
    length += text.length;
    if (length <= mostFilled) for (const place of places) offsets.push(place);
  };
  for (; found !== -1 && length <= mostFilled; found = whole.text.indexOf(placeholder, from)) {
    add(whole.text.slice(from, found), whole.offsets.slice(from, found));
    add(value.text, value.offsets);
    from = found + placeholder.length;
  }
  add(whole.text.slice(from), whole.offsets.slice(from));
  return length > mostFilled ? null : { text: texts.join(""), offsets, end: whole.end };
}

/** A piece of code that was read from the text alone, with its places in the file. */
export const inFile = (code: SpanText, path: string, { offsets, end }: PlacedText): SpanText => ({
  ...code,
  path,
  offsets: code.offsets.map((at) => offsets[at] ?? end),
  end: Math.min(offsets[code.end] ?? end, end),
});
