import { type Doc, widthOf } from "./doc.js";

const lineWidth = 110;

/** Lays a document out, breaking what does not fit on a line, from the outside in. */
export function print(doc: Doc): string {
  const page = new Page();
  write(page, doc, 0, 0);
  return page.text();
}

/** The text so far. Blanks are held back until something stands behind them, so that no line ends in one. */
class Page {
  readonly #pieces: string[] = [];
  #blanks = 0;
  column = 0;

  put(text: string): void {
    this.column += text.length;
    const seen = text.endsWith(" ") ? text.trimEnd() : text;
    if (seen !== "") {
      if (this.#blanks > 0) this.#pieces.push(" ".repeat(this.#blanks));
      this.#pieces.push(seen);
      this.#blanks = 0;
    }
    this.#blanks += text.length - seen.length;
  }

  newLine(indent: number): void {
    this.#pieces.push("\n");
    this.#blanks = indent;
    this.column = indent;
  }

  text(): string {
    return this.#pieces.join("");
  }
}

/** `rest` is the width of what must still stand behind this document on its last line. */
function write(page: Page, doc: Doc, indent: number, rest: number): void {
  if (typeof doc === "string") {
    page.put(doc);
    return;
  }
  const fits = page.column + doc.width + rest <= lineWidth;
  switch (doc.kind) {
    case "concat":
      writeParts(page, doc.parts, indent, rest);
      break;
    case "list":
      if (fits) writeFlat(page, doc);
      else writeList(page, doc, indent);
      break;
    case "union":
      if (fits) writeFlat(page, doc);
      else writeUnion(page, doc.members, indent);
      break;
    case "lines":
      writeLines(page, doc.lines, indent, rest);
      break;
  }
}

function writeParts(page: Page, parts: readonly Doc[], indent: number, rest: number): void {
  for (const [i, part] of parts.entries()) {
    let behind = 0;
    let next = i + 1;
    for (let text = parts[next]; typeof text === "string"; text = parts[++next]) behind += text.length;
    write(page, part, indent, next === parts.length ? behind + rest : behind);
  }
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
    page.newLine(indent + 2);
    write(page, item, indent + 2, 1);
    if (style.trailing || i < items.length - 1) page.put(style.separator);
  }
  page.newLine(indent);
  page.put(doc.close);
}

function writeUnion(page: Page, members: readonly Doc[], indent: number): void {
  for (const member of members) {
    page.newLine(indent + 2);
    page.put("| ");
    write(page, member, indent + 4, 1);
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
    case "union":
      writeSeparated(page, doc.members, " | ");
      break;
    case "lines":
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
