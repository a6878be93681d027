import { linesFrom } from "./lines.js";
import type { Range } from "./reading.js";

/** Longer than most lists people write; up to it a text is read in one go, in time that grows with its square. */
const wanted = 600;

const opener = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*(?:(`{3,})[^`]*$|(~{3,}))/;
const bullet = /^[-*+][ \t]+[^ \t]/;
const number = /^\d{1,9}[.)][ \t]+[^ \t]/;
const rule = /^([-*])(?:[ \t]*\1)*[ \t]*$/;

/**
 * Parts a long text without headings where a bullet, a number behind another, or anything behind a blank line stands at the margin: the
 * markdown reader moves all it has read so far each time a list or quote ends. A list that is parted is two lists,
 * which says the same here, where every bullet is read for itself. Inside fences and HTML nothing is parted.
 */
export function chunksOf(text: string): readonly Range[] {
  const chunks: Range[] = [];
  let start = 0;
  let closes: Closer | null = null;
  let isAfterBlank = false;
  let isAfterNumber = false;
  for (const line of linesFrom(text, 0)) {
    const written = text.slice(line.start, line.end);
    if (closes !== null) {
      if (closes(written)) closes = null;
      isAfterBlank = written.trim() === "";
      continue;
    }
    const isNumbered = number.test(written);
    // After words, a number continues them.
    const isItem = isNumbered ? isAfterNumber : bullet.test(written) && !rule.test(written);
    const isFresh = isAfterBlank ? /^[^ \t]/.test(written) : isItem;
    isAfterBlank = written.trim() === "";
    isAfterNumber = isNumbered;
    if (isFresh && line.start - start >= wanted) {
      chunks.push({ start, end: line.start });
      start = line.start;
    }
    closes = fenceCloser(written) ?? htmlCloser(written);
  }
  chunks.push({ start, end: text.length });
  return chunks;
}

type Closer = (line: string) => boolean;

function fenceCloser(line: string): Closer | null {
  const found = opener.exec(line);
  const open = found?.[1] ?? found?.[2];
  if (open === undefined) return null;
  // A fence in a bullet ends where the bullet does.
  const isInBullet = /^[-*+\d]/.test(line);
  return (later) => {
    if (isInBullet && /^[^ \t]/.test(later)) return true;
    const close = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(later)?.[1];
    return close?.startsWith(open) ?? false;
  };
}

const raw: readonly (readonly [RegExp, RegExp])[] = [
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![a-z]/i, />/],
];

function htmlCloser(line: string): Closer | null {
  const found = raw.find(([open]) => open.test(line));
  if (found !== undefined) {
    const [open, close] = found;
    return close.test(line.replace(open, "")) ? null : (later) => close.test(later);
  }
  return /^ {0,3}<[/a-z]/i.test(line) ? (later) => later.trim() === "" : null;
}
