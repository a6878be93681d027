import type { List, ListItem, Paragraph, RootContent, Text } from "mdast";
import { linesFrom } from "./lines.js";
import { type PlacedLine, placed } from "./placed-line.js";
import { isTableLine, PlainTable } from "./plain-table.js";
import type { Range } from "./reading.js";

/** Words that begin no other block, whatever follows them: no digit, dash, fence, quote, table or tag. */
const words = "(?:\\*\\*)?(?:\\p{L}|[@\"'({]|`(?!``))";
const plainWords = new RegExp(`${words}`, "uy");
const plainHeading = /(#{1,6}) [^ ]/y;
const plainBullet = new RegExp(`- ${words}`, "uy");
const plainMore = new RegExp(`  ${words}`, "uy");

/**
 * Reads blocks that are plain to see: headings, bullets of a dash, paragraphs and tables, each at the margin. It
 * makes of them what the markdown reader makes, in a tenth of the time, and returns null at the first line that may
 * be anything else. The range begins where a block may begin, and ends with the text or a blank line.
 */
export function readPlain(
  text: string,
  { start, end }: Range,
  line: number,
): { readonly blocks: readonly RootContent[]; readonly lines: number } | null {
  const written = text.slice(start, end);
  // A tab is as wide as the place it stands at, and a blank behind words may break the line; a line of blanks alone is a blank one.
  if (/[\0\t\r]|[^ \n] +(?:\n|$)/.test(written)) return null;
  const walk = new PlainWalk(text);
  let lines = 0;
  for (const { start: from, end: to } of linesFrom(text, start)) {
    if (from >= end) break;
    if (!walk.line({ start: from, end: to, line: line + lines })) return null;
    lines += 1;
  }
  return walk.isWhole() ? { blocks: walk.blocks, lines } : null;
}

/** What the line before left open. */
type Open =
  | { readonly kind: "nothing" }
  | { readonly kind: "paragraph"; readonly paragraph: Paragraph }
  | { readonly kind: "item"; readonly list: List; readonly item: ListItem; readonly paragraph: Paragraph }
  /** A list after a blank line: another bullet continues it. */
  | { readonly kind: "list"; readonly list: List }
  | { readonly kind: "table"; readonly table: PlainTable };

class PlainWalk {
  readonly blocks: RootContent[] = [];
  private open: Open = { kind: "nothing" };
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Reads one line; false where it is not plain. */
  line(line: PlacedLine): boolean {
    if (line.start === line.end || this.isOfBlanks(line)) return this.blank();
    if (this.is(plainHeading, line)) return this.heading(line);
    if (this.open.kind === "table") return this.open.table.row(line);
    if (this.is(plainBullet, line)) return this.bullet(line);
    if (this.open.kind === "item")
      return this.is(plainMore, line) && this.more(this.open.paragraph, line, 2, this.open);
    if (this.is(plainWords, line)) return this.paragraph(line);
    return this.table(line);
  }

  /** Whether the last block is one: a table is none before its second line. */
  isWhole(): boolean {
    return this.open.kind !== "table" || this.open.table.isWhole();
  }

  private isOfBlanks({ start, end }: PlacedLine): boolean {
    return this.text.charAt(start) === " " && /^ +$/.test(this.text.slice(start, end));
  }

  private is(pattern: RegExp, { start }: PlacedLine): boolean {
    pattern.lastIndex = start;
    return pattern.test(this.text);
  }

  private blank(): boolean {
    const { open } = this;
    if (!this.isWhole()) return false;
    this.open =
      open.kind === "item" || open.kind === "list" ? { kind: "list", list: open.list } : { kind: "nothing" };
    return true;
  }

  private heading(line: PlacedLine): boolean {
    // Signs at the end may close a heading.
    if (!this.isWhole() || this.text.charAt(line.end - 1) === "#") return false;
    const depth = this.text.indexOf(" ", line.start) - line.start;
    if (depth !== 1 && depth !== 2 && depth !== 3 && depth !== 4 && depth !== 5 && depth !== 6) return false;
    const position = placed(line, line.start, line.end);
    this.blocks.push({ type: "heading", depth, children: [this.words(line, depth + 1)], position });
    this.open = { kind: "nothing" };
    return true;
  }

  private bullet(line: PlacedLine): boolean {
    const { open } = this;
    const paragraph = this.newParagraph(line, 2);
    const position = placed(line, line.start, line.end);
    const item: ListItem = {
      type: "listItem",
      spread: false,
      checked: null,
      children: [paragraph],
      position,
    };
    if (open.kind === "item" || open.kind === "list") {
      open.list.children.push(item);
      if (open.kind === "list") open.list.spread = true;
      endAt(open.list, item);
      this.open = { kind: "item", list: open.list, item, paragraph };
    } else {
      const at = placed(line, line.start, line.end);
      const list: List = {
        type: "list",
        ordered: false,
        start: null,
        spread: false,
        children: [item],
        position: at,
      };
      this.blocks.push(list);
      this.open = { kind: "item", list, item, paragraph };
    }
    return true;
  }

  private paragraph(line: PlacedLine): boolean {
    if (this.open.kind === "paragraph") return this.more(this.open.paragraph, line, 0, null);
    const paragraph = this.newParagraph(line, 0);
    this.blocks.push(paragraph);
    this.open = { kind: "paragraph", paragraph };
    return true;
  }

  private table(line: PlacedLine): boolean {
    // Behind words without a blank line it is not plain what it is.
    if (this.open.kind === "paragraph" || !isTableLine(this.text, line)) return false;
    const table = new PlainTable(this.text);
    if (!table.row(line)) return false;
    this.blocks.push(table.node);
    this.open = { kind: "table", table };
    return true;
  }

  private newParagraph(line: PlacedLine, indent: number): Paragraph {
    const position = placed(line, line.start + indent, line.end);
    return { type: "paragraph", children: [this.words(line, indent)], position };
  }

  /** A further line of a paragraph, and of the bullet it stands in. */
  private more(
    paragraph: Paragraph,
    line: PlacedLine,
    indent: number,
    around: { readonly list: List; readonly item: ListItem } | null,
  ): boolean {
    const [text] = paragraph.children;
    if (text?.type !== "text") return false;
    const next = this.words(line, indent);
    text.value += `\n${next.value}`;
    for (const node of [text, paragraph, around?.item, around?.list]) if (node) endAt(node, next);
    return true;
  }

  private words(line: PlacedLine, indent: number): Text {
    const start = line.start + indent;
    const value = this.text.slice(start, line.end);
    return { type: "text", value, position: placed(line, start, line.end) };
  }
}

function endAt(node: RootContent, { position }: RootContent): void {
  if (node.position !== undefined && position !== undefined) node.position.end = { ...position.end };
}
