const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const plain = /^[\x20-\x7e]*$/;
const emoji = /\p{Emoji_Presentation}|\ufe0f/u;
const nothing = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
/** The blocks that terminals draw two columns wide: Hangul, CJK, Kana, full-width forms and the planes of ideographs. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;

/** A character as people see it, with its offset in UTF-16 units and its columns on a terminal. */
export interface Grapheme {
  readonly text: string;
  readonly offset: number;
  readonly columns: number;
}

export function graphemesOf(text: string): Grapheme[] {
  if (plain.test(text)) return Array.from(text, (each, offset) => ({ text: each, offset, columns: 1 }));
  return Array.from(graphemes.segment(text), ({ segment, index }) => ({
    text: segment,
    offset: index,
    columns: columnsOf(segment),
  }));
}

function columnsOf(grapheme: string): number {
  if (nothing.test(grapheme)) return 0;
  return emoji.test(grapheme) || wide.test(grapheme) ? 2 : 1;
}
