import type { Nodes, Root } from "mdast";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { chunksOf } from "./chunks.js";
import type { Range } from "./reading.js";
import { inSections, moved } from "./sections.js";

/**
 * Blocks come from the markdown reader; what stands inside a line is read by `inline.ts`. The reader's own inline
 * constructs take time that grows with the square of a hostile paragraph, and half the time of a usual one.
 * A line of dashes under a line of text is a rule here, as in OpenSpec, whose headings all begin with `#`.
 */
const unread = [
  "attention",
  "autolink",
  "characterEscape",
  "characterReference",
  "codeText",
  "definition",
  "hardBreakEscape",
  "htmlText",
  "labelEnd",
  "labelStartImage",
  "labelStartLink",
  "setextUnderline",
];

function blocksOnly(this: Processor): undefined {
  const data = this.data();
  data.micromarkExtensions = [gfmTable(), { disable: { null: unread } }];
  data.fromMarkdownExtensions = [gfmTableFromMarkdown()];
}

const processor = unified().use(remarkParse).use(blocksOnly).freeze();

/** The blocks of a prepared text. */
export const readMarkdown = (text: string): Root => inSections(text, readSection);

/** The same, read in one go. */
export const readWhole = (text: string): Root => processor.parse(text);

/** A section as long as no people write it is read in chunks. */
function readSection(text: string): Root {
  const chunks = chunksOf(text);
  if (chunks.length === 1) return readWhole(text);
  let line = 0;
  const children = chunks.flatMap((chunk) => {
    const written = text.slice(chunk.start, chunk.end);
    const blocks = readWhole(written).children.map((child) => moved(child, chunk.start, line));
    line += written.split(/\r\n|\n|\r/).length - 1;
    return blocks;
  });
  return { type: "root", children };
}

/** Where a block stands. Every block the reader makes has a place. */
export function rangeOf(node: Nodes): Range {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** Where the text inside a heading, paragraph or cell stands; null where there is none. */
export function contentOf(node: { readonly children: readonly Nodes[] }): Range | null {
  const first = node.children[0];
  const last = node.children[node.children.length - 1];
  return first === undefined || last === undefined
    ? null
    : { start: rangeOf(first).start, end: rangeOf(last).end };
}

/** The column at which a block starts, counted from 1. */
export const columnOf = (node: Nodes): number => node.position?.start.column ?? 1;
