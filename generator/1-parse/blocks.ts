import type { Heading, Paragraph, RootContent, Table } from "mdast";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Located } from "../source.js";
import { codesOf, codeText, onlyCode, readLine } from "./code.js";
import type { BlockDocument, MetaLine, NearBody } from "./document.js";
import { readEntityTable } from "./entity-table.js";
import { readErrorTable, statusColumn } from "./error-table.js";
import {
  hasPlace,
  type LocatedTemplate,
  nearTemplate,
  readTemplates,
  reportNear,
} from "./error-templates.js";
import { checkClosed } from "./fence.js";
import { type Inline, readInline } from "./inline.js";
import { contentOf, rangeOf } from "./markdown.js";
import { splitMeta } from "./meta.js";
import { loosened } from "./near/loosened.js";
import { factOrNear } from "./near/near-facts.js";
import { capital } from "./near/parts.js";
import { readFact } from "./notation/fact.js";
import type { FactSyntax } from "./notation/fact-syntax.js";
import { isMedia } from "./notation/media.js";
import { isEntity, isOneCapital } from "./notation/names.js";
import type { SpanText } from "./notation/span-text.js";
import { plainText } from "./plain-text.js";
import { type Range, type Reading, spanOf } from "./reading.js";
import { type Grid, readGrid } from "./table.js";
import { listsErrors, listsFields, nameNear } from "./table-likeness.js";

export interface Blocks {
  readonly statement: string;
  readonly meta: readonly MetaLine[];
  readonly blocks: readonly BlockDocument[];
}

/** What a requirement says before and between its scenarios. */
export function readBlocks(reading: Reading, nodes: readonly RootContent[]): Blocks {
  const walk = new BlockWalk(reading);
  for (const node of nodes) walk.node(node);
  walk.finish();
  return walk;
}

type ParagraphBlock = Extract<BlockDocument, { kind: "paragraph" }>;
/** The paragraph just read, while the table it may belong to can still follow. */
interface Before {
  /** A heading is none. */
  readonly block: ParagraphBlock | null;
  /** The code of the paragraph, one for each of its facts. */
  readonly spans: readonly SpanText[];
  /** The paragraph is nothing but this name. */
  readonly alone: Located<string> | null;
  /** What it may be meant to name; asked for where a table needs a name. */
  readonly near: () => Located<string> | null;
}

class BlockWalk implements Blocks {
  statement = "";
  readonly meta: MetaLine[] = [];
  readonly blocks: BlockDocument[] = [];
  private before: Before | null = null;
  private readonly reading: Reading;

  constructor(reading: Reading) {
    this.reading = reading;
  }

  node(node: RootContent): void {
    if (node.type === "paragraph") this.paragraph(node);
    else if (node.type === "table") this.table(node);
    else if (node.type === "heading") this.heading(node);
    else if (node.type === "html" || node.type === "thematicBreak") return;
    else {
      this.finish();
      if (node.type === "code") {
        checkClosed(this.reading, node);
        this.blocks.push({ kind: "prose", at: spanOf(this.reading, rangeOf(node)) });
      } else if (node.type === "list") {
        for (const item of node.children) for (const child of item.children) this.inner(child);
      } else if (node.type === "blockquote") for (const child of node.children) this.inner(child);
    }
  }

  /** Inside a list or quote nothing is alone in its paragraph, and no line is a meta line. */
  private inner(node: RootContent): void {
    const range = node.type === "paragraph" ? contentOf(node) : null;
    if (range === null) this.node(node);
    else this.words(range, readLine(this.reading, range));
    this.before = null;
  }

  private paragraph(node: Paragraph): void {
    this.finish();
    const range = contentOf(node);
    if (range === null) return;
    const inline = readLine(this.reading, range);
    const { words, lines } = splitMeta(this.reading, range, inline);
    for (const line of lines) this.metaLine(line, line.range, inline);
    if (words !== null) this.words(words, within(inline, words));
  }

  /** A heading of the writer's own is for people, but a table below it may want its name. */
  private heading(node: Heading): void {
    this.finish();
    const range = contentOf(node);
    if (range === null) return;
    const near = (): Located<string> | null =>
      nameNear(this.reading, range, readInline(this.reading.text, range));
    this.before = { block: null, spans: [], alone: null, near };
  }

  private metaLine(line: MetaLine, range: Range, inline: Inline): void {
    this.meta.push({ key: line.key, value: line.value });
    for (const code of codesOf(within(inline, range))) {
      const fact = readFact(codeText(this.reading, code), () => undefined);
      if (!unread.has(fact.value.kind)) {
        this.reading.report(diagnose("fact-in-meta", fact.at, { key: line.key.value }));
      }
    }
  }

  private words(range: Range, inline: Inline): void {
    if (this.statement === "") this.statement = plainText(this.reading.text, inline);
    const spans = codesOf(inline).map((code) => codeText(this.reading, code));
    const facts = spans.map((span) => factOrNear(span, this.reading.report));
    const block: ParagraphBlock = { kind: "paragraph", at: spanOf(this.reading, range), facts };
    const only = onlyCode(this.reading, inline) === null ? undefined : facts[0]?.value;
    const alone = only?.kind === "entity" ? only.name : null;
    this.before = { block, spans, alone, near: () => nameNear(this.reading, range, inline) };
    this.blocks.push(block);
  }

  private table(node: Table): void {
    const at = rangeOf(node);
    const grid = readGrid(this.reading, node);
    const before = this.before;
    this.before = null;
    const column = statusColumn(grid);
    if (column !== null) {
      const body = factOf(before, "entity")?.name ?? null;
      const named = {
        body,
        media: mediaOf(before),
        near: nearBodies(before),
        templates: this.templates(before),
      };
      this.blocks.push(readErrorTable(this.reading, at, grid, column, named));
    } else if (before?.alone) {
      this.blocks.pop();
      this.blocks.push(readEntityTable(this.reading, at, before.alone, grid, true));
    } else this.blocks.push(this.unnamed(at, grid, before));
  }

  /** The objects of the paragraph before a catalogue; as code of that paragraph they are no facts. */
  private templates(before: Before | null): readonly LocatedTemplate[] {
    const block = before?.block ?? null;
    if (before === null || block === null) return [];
    const spans = before.spans.map((span) => {
      const meant = nearTemplate(span);
      if (meant !== null && hasPlace(meant)) reportNear(span, meant, this.reading.report);
      return meant !== null && hasPlace(meant) ? meant : span;
    });
    const isObject = ({ text }: SpanText): boolean => text.startsWith("{");
    const facts = block.facts.map((fact, i): Located<FactSyntax> => {
      const span = spans[i];
      return fact.value.kind === "prose" && span !== undefined && isObject(span)
        ? { ...fact, value: { ...fact.value, near: [], isReported: true } }
        : fact;
    });
    const last = this.blocks.indexOf(block);
    if (last !== -1) this.blocks[last] = { ...block, facts };
    const objects = spans.filter((span, i) => block.facts[i]?.value.kind === "prose" && isObject(span));
    return readTemplates(objects, this.reading.report);
  }

  /** A table is for people, unless it looks like one of ours: then its name, or what it should begin with, is missing. */
  private unnamed(at: Range, grid: Grid, before: Before | null): BlockDocument {
    const prose = { kind: "prose", at: spanOf(this.reading, at) } as const;
    const head = spanOf(this.reading, grid.head.at);
    if (listsErrors(grid)) this.reading.report(diagnose("catalogue-not-read", head, {}));
    if (!listsFields(grid)) return prose;
    const name = before?.near() ?? null;
    if (name === null) {
      this.reading.report(diagnose("fields-without-name", head, {}));
      return prose;
    }
    if (isOneCapital(name.value)) {
      this.reading.report(diagnose("name-of-one-capital", name.at, { name: name.value }));
      return prose;
    }
    this.reading.report(diagnose("entity-name", name.at, { name: name.value }));
    return readEntityTable(this.reading, at, name, grid, false);
  }

  /** The paragraph before is over: if it was a name alone, its table did not come. */
  finish(): void {
    const name = this.before?.alone;
    this.before = null;
    if (name) this.reading.report(diagnose("entity-without-table", name.at, { name: name.value }));
  }
}

const unread: ReadonlySet<FactSyntax["kind"]> = new Set(["prose", "entity", "media"]);

const within = (inline: Inline, range: Range): Inline => ({
  pieces: inline.pieces
    .filter((piece) => piece.end > range.start && piece.start < range.end)
    .map((piece) =>
      piece.kind === "code"
        ? piece
        : { ...piece, start: Math.max(piece.start, range.start), end: Math.min(piece.end, range.end) },
    ),
  unclosed: null,
});

function factOf<K extends FactSyntax["kind"]>(
  before: Before | null,
  kind: K,
): Extract<FactSyntax, { kind: K }> | null {
  for (const fact of before?.block?.facts ?? []) if (isKind(fact.value, kind)) return fact.value;
  return null;
}

const isKind = <K extends FactSyntax["kind"]>(
  fact: FactSyntax,
  kind: K,
): fact is Extract<FactSyntax, { kind: K }> => fact.kind === kind;

/** `Problem.`, `problem` and `application/json,` in the paragraph before a catalogue. */
function nearBodies(before: Before | null): readonly NearBody[] {
  return (before?.block?.facts ?? []).flatMap(({ value, at }): readonly NearBody[] => {
    // `Problem:` alone reads as a header.
    const isName = value.kind === "header" && value.header.value.type === null;
    if (value.kind !== "prose" && !isName) return [];
    const text = value.kind === "prose" ? value.text : `${value.header.name.value}:`;
    const plain = loosened(text).replace(/[:./]+$/, "");
    const written = { value: text, at };
    if (isMedia(plain)) return [{ kind: "media", written, meant: plain }];
    const name = /^[\p{L}\p{M}\p{Nd}]+$/u.test(plain) ? capital(plain) : "";
    return isEntity(name) ? [{ kind: "entity", written, meant: name }] : [];
  });
}

function mediaOf(before: Before | null): Located<string> | null {
  for (const fact of before?.block?.facts ?? []) {
    if (fact.value.kind === "media") return { value: fact.value.media, at: fact.at };
  }
  return null;
}
