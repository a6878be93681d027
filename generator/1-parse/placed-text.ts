import type { Range } from "./reading.js";

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

/**
 * The place in the file of `text[from, to)`. A filled-in placeholder has the places of its value, behind the end: a part of
 * that alone stands there, any other where the placeholder stands.
 */
export function placedIn(text: Pick<PlacedText, "offsets" | "end">, from: number, to: number): Range {
  const { offsets, end: last } = text;
  const start = offsets[from] ?? last;
  const final = to > from ? offsets[to - 1] : undefined;
  const end = final === undefined ? start : final + 1;
  if (start <= last && end <= last && end >= start) return { start, end };
  if (start > last && end > start) return { start, end };
  return withoutFilledIn(text, from, to);
}

/** From the last character before `from` that stands in the text itself to the first one behind `to` that does. */
function withoutFilledIn(
  { offsets, end: last }: Pick<PlacedText, "offsets" | "end">,
  from: number,
  to: number,
): Range {
  const isOwn = (at: number | undefined): at is number => at !== undefined && at < last;
  let before = from;
  while (before > 0 && !isOwn(offsets[before])) before--;
  let after = to;
  while (after < offsets.length && !isOwn(offsets[after])) after++;
  const own = offsets[before];
  const start = isOwn(own) ? (before === from ? own : own + 1) : Math.min(offsets.find(isOwn) ?? last, last);
  return { start, end: Math.max(start, offsets[after] ?? last) };
}
