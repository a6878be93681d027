/** Paths as HTTP carries them, and how servers find the operation of one. */

const encoder = new TextEncoder();

/** What may stand in a segment as it is, by RFC 3986. */
const plain = /^[A-Za-z0-9\-._~!$&'()*+,;=:@]$/;
const allPlain = /^[A-Za-z0-9\-._~!$&'()*+,;=:@]*$/;
const parameter = /\{[^{}]*\}/;

const hex = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;

/** A text without its percent-encoding; `null` where that is broken. */
export function decodedText(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The one spelling of a text in a path, whatever of it was encoded: `prüfung` and `pr%c3%bcfung` are `pr%C3%BCfung`. */
export function encodedText(text: string): string {
  if (allPlain.test(text)) return text;
  const decoded = decodedText(text) ?? text;
  return [...decoded]
    .map((character) =>
      plain.test(character) ? character : [...encoder.encode(character)].map(hex).join(""),
    )
    .join("");
}

/** The one spelling of a path; parameters in braces stay as they are. */
export function encodedPath(path: string): string {
  return path
    .split(/(\{[^{}]*\}|\/)/)
    .map((part, i) => (i % 2 === 1 ? part : encodedText(part)))
    .join("");
}

export interface SegmentPattern {
  /** Fits the segments it means, in their one spelling; one group for each parameter. */
  readonly pattern: RegExp;
  /** How much of it is written out: all of it, or so many characters. */
  readonly fixed: number;
  /** The text without the names of parameters. */
  readonly shape: string;
}

/** Servers ask first for what has more written out; texts settle the rest, so that the order is the same everywhere. */
export function bySpecificity(a: SegmentPattern, b: SegmentPattern): number {
  if (a.fixed !== b.fixed) return a.fixed > b.fixed ? -1 : 1;
  if (a.shape === b.shape) return 0;
  return a.shape < b.shape ? -1 : 1;
}

/** A segment of a template. Where it has several parameters, the last text that fits parts them. */
export function segmentPattern(segment: string): SegmentPattern {
  const texts = segment.split(parameter).map((text) => encodedText(text));
  const [only] = texts;
  if (only !== undefined && texts.length === 1)
    return { pattern: exactly(escaped(only)), fixed: Number.POSITIVE_INFINITY, shape: only };
  const source = texts.map((text, i) => (i === 0 ? escaped(text) : paramSource(texts, i) + laterText(text)));
  return { pattern: exactly(source.join("")), fixed: texts.join("").length, shape: texts.join("{}") };
}

/** A parameter does not hold the text before it once more, so that matching takes time linear in the segment. */
function paramSource(texts: readonly string[], i: number): string {
  return i === 1 ? "([^/]+)" : `([^/](?:(?!${laterText(texts[i - 1] ?? "")}[^/])[^/])*)`;
}

/** A text behind a parameter does not begin within an escape of its value: `x%2A` holds no `A`. */
const laterText = (text: string): string =>
  (/^[0-9A-F]/.test(text) ? "(?<!%)(?<!%[0-9A-F])" : "") + escaped(text);

const exactly = (source: string): RegExp => new RegExp(`^${source}$`);
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
