import { type Doc, widthOf } from "./doc.js";
import { type Layout, Page } from "./page.js";
import { columns } from "./width.js";

type Enclosed = Extract<Doc, { kind: "enclosed" }>;
type Alternatives = Extract<Doc, { kind: "alternatives" }>;
type Assigned = Extract<Doc, { kind: "assigned" }>;

const typescript: Layout = { lineWidth: 110, step: 2 };

/** Lays a document out, breaking what does not fit on a line, from the outside in. */
export function print(doc: Doc, layout: Layout = typescript): string {
  const page = new Page(layout);
  write(page, doc, 0, 0);
  return page.text();
}

/** `rest` is the width of what must still stand behind this document on its last line. */
function write(page: Page, doc: Doc, indent: number, rest: number): void {
  if (typeof doc === "string") {
    page.put(doc);
    return;
  }
  const fits = page.column + doc.width + rest <= page.lineWidth;
  switch (doc.kind) {
    case "concat":
      writeParts(page, doc.parts, indent, rest);
      break;
    case "list":
      if (fits) writeFlat(page, doc);
      else writeList(page, doc, indent);
      break;
    case "enclosed":
      if (fits) writeFlat(page, doc);
      else writeEnclosed(page, doc, indent);
      break;
    case "union":
      if (fits) writeFlat(page, doc);
      else writeUnion(page, doc.members, indent);
      break;
    case "alternatives":
      if (fits) writeFlat(page, doc);
      else writeInParentheses(page, doc, indent, rest);
      break;
    case "assigned":
      if (fits) writeFlat(page, doc);
      else writeAssigned(page, doc, indent, rest);
      break;
    case "lines":
      writeLines(page, doc.lines, indent, rest);
      break;
    case "indented":
      page.newLine(indent + page.step);
      write(page, doc.doc, indent + page.step, rest);
      break;
  }
}

function writeParts(page: Page, parts: readonly Doc[], indent: number, rest: number): void {
  // What stands behind each part up to where a line may end, summed up from the last part on.
  const behind = [rest];
  for (const part of [...parts].reverse())
    behind.push(typeof part === "string" ? columns(part) + (behind.at(-1) ?? 0) : headOf(part));
  for (const [i, part] of parts.entries()) write(page, part, indent, behind[parts.length - i - 1] ?? rest);
}

/** The width of what stands before the first place where a document may be broken. */
function headOf(doc: Doc): number {
  if (typeof doc === "string") return columns(doc);
  if (doc.kind === "list" || doc.kind === "enclosed") return columns(doc.open);
  if (doc.kind !== "concat") return 0;
  let width = 0;
  for (const part of doc.parts) {
    width += headOf(part);
    if (typeof part !== "string") break;
  }
  return width;
}

function writeLines(page: Page, parts: readonly Doc[], indent: number, rest: number): void {
  for (const [i, part] of parts.entries()) {
    if (i > 0) page.newLine(indent);
    write(page, part, indent, i === parts.length - 1 ? rest : 0);
  }
}

function writeList(page: Page, doc: Extract<Doc, { kind: "list" }>, indent: number): void {
  const { items, style } = doc;
  page.put(doc.open);
  for (const [i, item] of items.entries()) {
    page.newLine(indent + page.step);
    write(page, item, indent + page.step, 1);
    if (style.trailing || i < items.length - 1) page.put(style.separator);
  }
  page.newLine(indent);
  page.put(doc.close);
}

function writeEnclosed(page: Page, { open, close, items, loneComma }: Enclosed, indent: number): void {
  const inside = indent + page.step;
  page.put(open);
  page.newLine(inside);
  const together = items.length > 1 || !loneComma;
  if (together && inside + joinedWidth(items, 2) <= page.lineWidth) writeSeparated(page, items, ", ");
  else writeItems(page, items, inside, items.length > 1 || loneComma);
  page.newLine(indent);
  page.put(close);
}

function writeItems(page: Page, items: readonly Doc[], indent: number, comma: boolean): void {
  for (const [i, item] of items.entries()) {
    if (i > 0) page.newLine(indent);
    writeInBrackets(page, item, indent, comma ? 1 : 0);
    if (comma) page.put(",");
  }
}

/** Brackets are around it: no parentheses are needed. */
function writeInBrackets(page: Page, doc: Doc, indent: number, rest: number): void {
  const broken = typeof doc !== "string" && doc.kind === "alternatives";
  if (broken && page.column + doc.width + rest > page.lineWidth)
    writeAlternatives(page, doc.members, indent, rest);
  else write(page, doc, indent, rest);
}

/** A lone member with brackets of its own is broken in those, as long as they begin on the line. */
function writeInParentheses(page: Page, { members }: Alternatives, indent: number, rest: number): void {
  const inside = indent + page.step;
  const [only] = members;
  if (only !== undefined && members.length === 1) {
    const bare =
      typeof only === "string"
        ? inside + widthOf(only) > page.lineWidth
        : page.column + headOf(only) <= page.lineWidth || page.column >= page.lineWidth;
    if (bare) {
      write(page, only, indent, rest);
      return;
    }
  }
  page.put("(");
  page.newLine(inside);
  if (only !== undefined && members.length === 1) write(page, only, inside, 0);
  else if (inside + joinedWidth(members, 3) <= page.lineWidth) writeSeparated(page, members, " | ");
  else writeAlternatives(page, members, inside, 0);
  page.newLine(indent);
  page.put(")");
}

function writeAssigned(page: Page, { left, right }: Assigned, indent: number, rest: number): void {
  const inside = indent + page.step;
  const behind = page.lineWidth - page.column - widthOf(left);
  const [atom, head] = [typeof right === "string", " = ".length + headOf(right)];
  if (!atom && head <= behind) {
    writeFlat(page, left);
    page.put(" = ");
    write(page, right, indent, rest);
  } else if (" = (".length <= behind && (!atom || inside + widthOf(right) <= page.lineWidth)) {
    writeFlat(page, left);
    page.put(" = (");
    page.newLine(inside);
    write(page, right, inside, 0);
    page.newLine(indent);
    page.put(")");
  } else {
    write(page, left, indent, head);
    page.put(" = ");
    write(page, right, indent, rest);
  }
}

function writeAlternatives(page: Page, members: readonly Doc[], indent: number, rest: number): void {
  for (const [i, member] of members.entries()) {
    if (i > 0) {
      page.newLine(indent);
      page.put("| ");
    }
    write(page, member, indent, i === members.length - 1 ? rest : 0);
  }
}

function joinedWidth(docs: readonly Doc[], separator: number): number {
  let width = Math.max(0, docs.length - 1) * separator;
  for (const doc of docs) width += widthOf(doc);
  return width;
}

function writeUnion(page: Page, members: readonly Doc[], indent: number): void {
  for (const member of members) {
    page.newLine(indent + page.step);
    page.put("| ");
    write(page, member, indent + page.step * 2, 1);
  }
}

/** Writes what is known to fit on the line. */
function writeFlat(page: Page, doc: Doc): void {
  if (typeof doc === "string") {
    page.put(doc);
    return;
  }
  switch (doc.kind) {
    case "concat":
      for (const part of doc.parts) writeFlat(page, part);
      break;
    case "list":
      writeFlatList(page, doc);
      break;
    case "enclosed":
      page.put(doc.open);
      writeSeparated(page, doc.items, ", ");
      page.put(doc.close);
      break;
    case "union":
    case "alternatives":
      writeSeparated(page, doc.members, " | ");
      break;
    case "assigned":
      writeFlat(page, doc.left);
      page.put(" = ");
      writeFlat(page, doc.right);
      break;
    case "lines":
    case "indented":
      throw new RangeError(`Lines of width ${widthOf(doc)} cannot stand on one line.`);
  }
}

function writeFlatList(page: Page, doc: Extract<Doc, { kind: "list" }>): void {
  const padding = doc.items.length > 0 ? doc.style.padding : "";
  page.put(doc.open);
  page.put(padding);
  writeSeparated(page, doc.items, `${doc.style.separator} `);
  page.put(padding);
  page.put(doc.close);
}

function writeSeparated(page: Page, docs: readonly Doc[], separator: string): void {
  for (const [i, doc] of docs.entries()) {
    if (i > 0) page.put(separator);
    writeFlat(page, doc);
  }
}
