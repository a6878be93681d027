import { columns } from "./width.js";

/**
 * Text that knows where it may be broken. Each part carries the width it has on one line, counted once when it is
 * made, so that printing is linear; what can never stand on one line is infinitely wide.
 */
export type Doc = string | Concat | List | Enclosed | Union | Alternatives | Assigned | Lines | Indented;

interface Concat {
  readonly kind: "concat";
  readonly parts: readonly Doc[];
  readonly width: number;
}

/** `{ a, b }` on one line, or one item a line, the items indented. */
interface List {
  readonly kind: "list";
  readonly open: string;
  readonly close: string;
  readonly items: readonly Doc[];
  readonly style: ListStyle;
  readonly width: number;
}

export interface ListStyle {
  readonly separator: "," | ";";
  /** Whether the last item of a broken list has a separator too. */
  readonly trailing: boolean;
  /** What stands inside the brackets on one line. */
  readonly padding: "" | " ";
}

/**
 * `f(a, b)` as Python has it: on one line, or its items together on an indented line, or one item a line. A lone item has
 * a comma behind it only where `loneComma` says so.
 */
interface Enclosed {
  readonly kind: "enclosed";
  readonly open: string;
  readonly close: string;
  readonly items: readonly Doc[];
  readonly loneComma: boolean;
  readonly width: number;
}

/** `A | B` on one line, or each member on its own with a leading bar. */
interface Union {
  readonly kind: "union";
  readonly members: readonly Doc[];
  readonly width: number;
}

/** `A | B` as Python has it: where it is broken it stands in parentheses, unless brackets are around it already. */
interface Alternatives {
  readonly kind: "alternatives";
  readonly members: readonly Doc[];
  readonly width: number;
}

/**
 * `left = right` as Python has it. Where it does not fit on a line, the right side is broken in its own brackets, or put
 * into parentheses, and only then the left is broken.
 */
interface Assigned {
  readonly kind: "assigned";
  readonly left: Doc;
  readonly right: Doc;
  readonly width: number;
}

/** Always one below the other. */
interface Lines {
  readonly kind: "lines";
  readonly lines: readonly Doc[];
  readonly width: number;
}

/** Begins on a line of its own, one step to the right. */
interface Indented {
  readonly kind: "indented";
  readonly doc: Doc;
  readonly width: number;
}

/** The width of a document on one line. */
export function widthOf(doc: Doc): number {
  return typeof doc === "string" ? columns(doc) : doc.width;
}

export function concat(parts: readonly Doc[]): Doc {
  return { kind: "concat", parts, width: sum(parts) };
}

/** A list that stands on one line where it fits. */
export function list(open: string, items: readonly Doc[], close: string, style: ListStyle): Doc {
  const gaps = Math.max(0, items.length - 1) * 2 + (items.length > 0 ? style.padding.length * 2 : 0);
  return {
    kind: "list",
    open,
    close,
    items,
    style,
    width: columns(open) + sum(items) + gaps + columns(close),
  };
}

/** A list that is always broken, but for an empty one. */
export function block(open: string, items: readonly Doc[], close: string, style: ListStyle): Doc {
  if (items.length === 0) return `${open}${close}`;
  return { kind: "list", open, close, items, style, width: Number.POSITIVE_INFINITY };
}

export function enclosed(open: string, items: readonly Doc[], close: string, loneComma = false): Doc {
  const width = columns(open) + sum(items) + Math.max(0, items.length - 1) * 2 + columns(close);
  return { kind: "enclosed", open, close, items, loneComma, width };
}

/** What stands in parentheses where only so it fits. */
export function grouped(doc: Doc): Doc {
  return { kind: "alternatives", members: [doc], width: widthOf(doc) };
}

export function alternatives(members: readonly Doc[]): Doc {
  const [only] = members;
  if (only !== undefined && members.length === 1) return only;
  return { kind: "alternatives", members, width: sum(members) + (members.length - 1) * 3 };
}

export function assigned(left: Doc, right: Doc): Doc {
  return { kind: "assigned", left, right, width: widthOf(left) + 3 + widthOf(right) };
}

/** A line, and below it what belongs to it. */
export function indented(head: Doc, body: readonly Doc[]): Doc {
  const below: Doc = { kind: "indented", doc: lines(body), width: Number.POSITIVE_INFINITY };
  return concat([head, below]);
}

export function union(members: readonly Doc[]): Doc {
  const [only] = members;
  if (only !== undefined && members.length === 1) return only;
  return { kind: "union", members, width: sum(members) + (members.length - 1) * 3 };
}

/** A union that is always broken, also if it has one member. */
export function tallUnion(members: readonly Doc[]): Doc {
  return { kind: "union", members, width: Number.POSITIVE_INFINITY };
}

// Lists and no rest parameters: a specification may give more of them than a call takes.
export function lines(parts: readonly Doc[]): Doc {
  return { kind: "lines", lines: parts, width: Number.POSITIVE_INFINITY };
}

function sum(docs: readonly Doc[]): number {
  let width = 0;
  for (const doc of docs) width += widthOf(doc);
  return width;
}
