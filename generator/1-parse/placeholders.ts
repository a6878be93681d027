import { type PlacedText, placedIn } from "./placed-text.js";
import type { Range } from "./reading.js";

/** A name between angle brackets in an outline: its examples fill it in. */
export interface Placeholder {
  readonly name: string;
  readonly at: Range;
  /** It may as well be markup: a tag, a comment, a link, an escaped bracket. Only a column makes it a placeholder. */
  readonly isMarkup: boolean;
}

const form = /<([^<>\n\r]{1,200})>/g;
const closing = /<\/([^<>\s]{1,200})>/g;
const markup = /^[\s/!?]|[\s/]$|:\/\/|[="'@\\]|^(?:br|hr|wbr)$/i;

export function placeholdersIn({ text, ...places }: PlacedText): readonly Placeholder[] {
  const closed = new Set([...text.matchAll(closing)].map(([, name]) => name));
  return [...text.matchAll(form)].map(({ 0: whole, 1: name = "", index }) => ({
    name,
    at: placedIn(places, index, index + whole.length),
    isMarkup: markup.test(name) || text.charAt(index - 1) === "\\" || closed.has(name.split(" ")[0]),
  }));
}
