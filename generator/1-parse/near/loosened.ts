/** Signs of other keyboards, and the ones of ours that they stand for. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/[\u200b-\u200d\u2060\ufeff\u00ad]/g, ""],
  [/[“”„‟«»〝〞]/g, '"'],
  [/[‘’‚‛‹›´]/g, "'"],
  [/[‐‑‒–—―−]/g, "-"],
  [/[→⇒⟶➔➜]/g, "->"],
  [/[、，]/g, ","],
  [/。/g, "."],
  [/\\/g, "/"],
  [/\s+/g, " "],
];

const pairs: readonly RegExp[] = [
  /^(["'*_~])(.+)\1$/,
  /^(\()([^()]+)\)$/,
  /^(\[)([^[\]]+)\]$/,
  /^(<)([^<>]+)>$/,
  /^(\{)([^{}]+)\}$/,
];

/** Marks of a sentence that were taken along; the dots of a range are not. */
const endMarks = /(?:[!;,:"']|(?<!\.)\.)+$/;
const endMarksButQuotes = /(?:[!;,:']|(?<!\.)\.)+$/;

/** Without the marks of a sentence at its end; a quote that closes one within is none. */
export const withoutEndMarks = (text: string): string =>
  text.replace(isQuoteWithin(text) ? endMarksButQuotes : endMarks, "");

const isQuoteWithin = (text: string): boolean => text.split('"').length % 2 === 1 && !text.startsWith('"');

/** The text in the signs of the grammar, without the quotes, brackets and marks of a sentence around it. */
export function loosened(text: string): string {
  let plain = signs.reduce((now, [sign, ours]) => now.replace(sign, ours), text.normalize("NFKC")).trim();
  for (let left = 4; left > 0; left--) {
    const inner = pairs.reduce<string>((now, pair) => now.replace(pair, "$2"), plain);
    const next = inner
      .replace(/^["'!;,]+/, "")
      .replace(isQuoteWithin(inner) ? /(?:['!;,]|(?<!\.)\.)+$/ : /(?:["'!;,]|(?<!\.)\.)+$/, "")
      .trim();
    if (next === plain) break;
    plain = next;
  }
  return plain;
}
