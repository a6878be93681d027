/** Characters that move the cursor, change colours or turn the direction of writing, and lone surrogates. */
const unsafe = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Text as a terminal may safely show it: what is unsafe is written out as `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(unsafe, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same for text of several lines. */
export const visibleLines = (text: string): string => text.split("\n").map(visible).join("\n");
