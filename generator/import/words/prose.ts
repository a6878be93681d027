/** Characters that a page does not show, or that turn what stands behind them. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;

const blanks = /\s+/gu;

/** A text of a document in one line that is nothing but words: no code, no heading, no table and no markup comes of it. */
export function proseLine(text: string): string {
  const line = text.replaceAll(blanks, " ").replaceAll(unseen, "").trim().replaceAll("`", "'");
  const escaped = line
    .replaceAll(/[\\*[\]<>|~]/g, "\\$&")
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replaceAll(/&(?=#?\w+;)/g, "\\&");
  return escaped.replace(/^(?:[#+=:-]|\d+(?=[.)]))/, (first) =>
    /^\d/.test(first) ? `\\${first}` : `\\${first}`,
  );
}

/** The paragraphs of a text, each a line of its own. */
export function proseParagraphs(text: string): readonly string[] {
  return text
    .split(/\r?\n[ \t]*\r?\n/)
    .map(proseLine)
    .filter((line) => line !== "");
}

/** A text in a cell of a table or in a list. */
export const proseCell = (text: string): string => proseLine(text);

/** A heading: short, without a mark at its end. */
export function proseHeading(text: string, fallback: string): string {
  const line = proseLine(text.slice(0, 400)).replace(/[\s.#]+$/, "");
  const short = line.length <= 100 ? line : `${line.slice(0, 97).replace(/\\?\s*\S*$/, "")} …`;
  return short === "" || short === " …" ? fallback : short;
}
