/** Paths as HTTP carries them. */

const encoder = new TextEncoder();

/** What may stand in a segment as it is, by RFC 3986. */
const plain = /^[A-Za-z0-9\-._~!$&'()*+,;=:@]$/;

const hex = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;

/** A text without its percent-encoding; `null` where that is broken. */
export function decodedText(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The one spelling of a text in a path, whatever of it was encoded before: `prüfung`, `pr%c3%bcfung` -> `pr%C3%BCfung`. */
export function encodedText(text: string): string {
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
