const narrow = /^[ -~]*$/;
const unseen = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** Hangul, kana, the ideographs, their punctuation and full forms, and pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}\u{20000}-\u{3fffd}]/u;

/** How many columns a text takes, where an ideograph takes two: as formatters count. */
export function columns(text: string): number {
  if (narrow.test(text)) return text.length;
  let width = 0;
  for (const character of text) {
    if (unseen.test(character)) continue;
    width += wide.test(character) ? 2 : 1;
  }
  return width;
}
