import type { Nodes, Root, RootContent } from "mdast";
import { readPlain } from "./plain-blocks.js";

/** A heading behind a blank line ends every block before it, unless that is a fence or HTML which is still open. */
const cut = /\n[ \t]*\r?\n(#{1,6}[ \t])/g;

interface Section {
  readonly end: number;
  /** Behind the marker of the heading that follows, which is read along to see whether it is one. */
  readonly readTo: number;
}

/** Reads a text section by section, as if it were read whole, and what is plain to see without the markdown reader. */
export function inSections(text: string, read: (section: string) => Root): Root {
  const children: RootContent[] = [];
  let start = 0;
  let line = 0;
  while (start < text.length) {
    const { end } = sectionAfter(text, start);
    const plain = readPlain(text, { start, end }, line + 1);
    if (plain !== null) {
      for (const block of plain.blocks) children.push(block);
      line += plain.lines;
      start = end;
    } else {
      const section = readSection(text, start, read);
      for (const block of section.blocks) children.push(moved(block, start, line));
      line += section.lines;
      start = section.end;
    }
  }
  return { type: "root", children };
}

/**
 * The markdown reader holds on to all events of a text until its end; in short texts that takes half the time. So it
 * reads up to a heading and sees there whether that is one: in a fence, it is none.
 */
function readSection(text: string, start: number, read: (section: string) => Root) {
  let section = sectionAfter(text, start);
  let root = read(text.slice(start, section.readTo));
  // Twice as far each time, so that a text that never closes is not read over and over.
  while (section.end < text.length && !endsAt(root, section.end - start)) {
    section = sectionAfter(text, section.readTo + (section.end - start));
    root = read(text.slice(start, section.readTo));
  }
  const next = section.end < text.length ? root.children.pop() : undefined;
  return { blocks: root.children, end: section.end, lines: (next?.position?.start.line ?? 1) - 1 };
}

/** The section that ends behind an offset. */
function sectionAfter(text: string, from: number): Section {
  cut.lastIndex = from;
  const marker = cut.exec(text)?.[1];
  return marker === undefined
    ? { end: text.length, readTo: text.length }
    : { end: cut.lastIndex - marker.length, readTo: cut.lastIndex };
}

/** Whether the heading at an offset is a block of its own. */
function endsAt({ children }: Root, offset: number): boolean {
  const last = children[children.length - 1];
  return last?.type === "heading" && last.position?.start.offset === offset;
}

/** A block where it stands in the whole text. */
export function moved<N extends Nodes>(node: N, offset: number, line: number): N {
  for (const point of node.position === undefined ? [] : [node.position.start, node.position.end]) {
    point.offset = (point.offset ?? 0) + offset;
    point.line += line;
  }
  if ("children" in node) for (const child of node.children) moved(child, offset, line);
  return node;
}
