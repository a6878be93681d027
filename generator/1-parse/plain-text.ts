import type { Inline } from "./inline.js";

/** A line as people read it: one line, no emphasis, no escapes; code keeps its backticks. */
export function plainText(text: string, { pieces }: Inline): string {
  let joined = "";
  const codes = new Map<number, string>();
  for (const piece of pieces) {
    const words = unquoted(text.slice(piece.start, piece.end)).replace(/\s+/g, " ");
    if (piece.kind === "code") {
      codes.set(joined.length, words);
      joined += "`";
    } else joined += words;
  }
  return withoutEmphasis(joined, codes).replace(/\s+/g, " ").trim();
}

/** A quotation repeats its mark on each line. */
const unquoted = (text: string): string => text.replace(/(\n|\r)[ \t]*>[ \t>]*/g, "$1");

const marks = /\\[!-/:-@[-`{-~]|`|([*_])\1*/g;

interface Mark {
  readonly at: number;
  readonly text: string;
}

/** Takes away the marks of emphasis that have a partner, and the backslash before punctuation. */
function withoutEmphasis(joined: string, codes: ReadonlyMap<number, string>): string {
  const gone = new Set<number>();
  const open = new Map<string, Mark>();
  for (const found of joined.matchAll(marks)) {
    const mark = { at: found.index, text: found[0] };
    if (found[1] === undefined) continue;
    const partner = open.get(mark.text);
    if (partner !== undefined && canClose(joined, mark)) {
      gone.add(partner.at).add(mark.at);
      open.delete(mark.text);
    } else if (canOpen(joined, mark)) open.set(mark.text, mark);
  }
  return joined.replace(marks, (mark: string, _char: unknown, at: number) => {
    if (mark.startsWith("\\")) return mark.slice(1);
    if (mark === "`") return codes.get(at) ?? mark;
    return gone.has(at) ? "" : mark;
  });
}

const isBlank = (char: string): boolean => char === "" || /\s/.test(char);
const isWordly = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);

function canOpen(text: string, mark: Mark): boolean {
  const before = text.charAt(mark.at - 1);
  const after = text.charAt(mark.at + mark.text.length);
  return !isBlank(after) && !(mark.text.startsWith("_") && isWordly(before));
}

function canClose(text: string, mark: Mark): boolean {
  const before = text.charAt(mark.at - 1);
  const after = text.charAt(mark.at + mark.text.length);
  return !isBlank(before) && !(mark.text.startsWith("_") && isWordly(after));
}
