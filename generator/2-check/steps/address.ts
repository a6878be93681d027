import type { RefSyntax, TextPart } from "../../1-parse/notation/value-syntax.js";
import { encodedText, segmentPattern } from "../../protocol/path-text.js";
import type { Located, Span } from "../../source.js";
import { part } from "./attached-text.js";

/** A part of an address as it was written: a segment of the path, or a pair of the query. */
export interface AddressPart {
  readonly name: string;
  readonly value: readonly TextPart[];
  readonly at: Span;
}

/** An address taken apart as the server does it. */
export interface Address {
  readonly segments: readonly AddressPart[];
  readonly query: readonly AddressPart[];
}

/** What a reference stands for while text is split. */
const MARK = "\u0000";

/** Splits a path and its query; a reference is one piece, since it is encoded when it is put in. */
export function addressOf({ value: parts, at }: Located<readonly TextPart[]>): Address {
  const refs = parts.filter((one): one is RefSyntax => typeof one !== "string");
  const flat = parts.map((one) => (typeof one === "string" ? one : MARK)).join("");
  const lengths = refs.map((ref) => part(ref).length);
  const isAsWritten = at.end - at.start === flat.length + lengths.reduce((sum, one) => sum + one - 1, 0);
  const marksBefore = (end: number): number => flat.slice(0, end).split(MARK).length - 1;
  const written = (flatOffset: number): number =>
    lengths.slice(0, marksBefore(flatOffset)).reduce((sum, one) => sum + one - 1, at.start + flatOffset);
  const piece = (start: number, end: number, name: string, valueStart: number): AddressPart => ({
    name,
    value: partsOf(flat.slice(valueStart, end), refs.slice(marksBefore(valueStart))),
    at: isAsWritten && end > start ? { ...at, start: written(start), end: written(end) } : at,
  });
  const question = flat.indexOf("?");
  const pathEnd = question === -1 ? flat.length : question;
  const segments = split(flat, 1, pathEnd, "/").map(([start, end]) => piece(start, end, "", start));
  const query = question === -1 ? [] : split(flat, question + 1, flat.length, "&");
  return {
    segments,
    query: query.flatMap(([start, end]) => {
      if (start === end) return [];
      const equals = flat.indexOf("=", start);
      const nameEnd = equals === -1 || equals > end ? end : equals;
      return [piece(start, end, flat.slice(start, nameEnd), Math.min(nameEnd + 1, end))];
    }),
  };
}

/** The ranges between separators. */
function split(
  text: string,
  from: number,
  to: number,
  separator: string,
): readonly (readonly [start: number, end: number])[] {
  const ranges: (readonly [number, number])[] = [];
  let start = from;
  for (let i = text.indexOf(separator, from); i !== -1 && i < to; i = text.indexOf(separator, start)) {
    ranges.push([start, i]);
    start = i + 1;
  }
  return [...ranges, [start, to]];
}

function partsOf(flat: string, refs: readonly RefSyntax[]): readonly TextPart[] {
  return flat.split(MARK).flatMap((text, i): readonly TextPart[] => {
    const ref = refs[i - 1];
    return [...(i === 0 || ref === undefined ? [] : [ref]), ...(text === "" ? [] : [text])];
  });
}

/** The values of the parameters of a segment, taken apart as the server does it. */
export function parametersIn({ value, at }: AddressPart, template: string): readonly AddressPart[] {
  if (!template.includes("{")) return [];
  const names = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  const [only] = names;
  if (only !== undefined && template === `{${only}}`) return [{ name: only, value, at }];
  const refs = value.filter((one) => typeof one !== "string");
  const flat = value.map((one) => (typeof one === "string" ? one : MARK)).join("");
  const [, ...found] = segmentPattern(template).pattern.exec(encodedText(flat)) ?? [];
  return names.flatMap((name, i) => {
    const text = found[i]?.replaceAll(encodedText(MARK), MARK);
    return text === undefined
      ? []
      : [{ name, at, value: partsOf(text, refs.splice(0, text.split(MARK).length - 1)) }];
  });
}

/** The text without its percent signs; `null` where it cannot be read, or holds a reference. */
export function decoded(value: readonly TextPart[], plusIsBlank: boolean): string | null | "unreadable" {
  if (value.some((one) => typeof one !== "string")) return null;
  const text = value.join("");
  try {
    return decodeURIComponent(plusIsBlank ? text.replaceAll("+", " ") : text);
  } catch {
    return "unreadable";
  }
}
