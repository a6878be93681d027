import type {
  BlockContent,
  Code,
  DefinitionContent,
  List,
  ListItem,
  Paragraph,
  RootContent,
  Table,
} from "mdast";
import { diagnose } from "../diagnostics/diagnose.js";
import { codesOf, readLine } from "./code.js";
import type { Keyword } from "./document.js";
import { checkClosed } from "./fence.js";
import type { Inline } from "./inline.js";
import { type KeywordStart, keywordAt } from "./keyword.js";
import { columnOf, contentOf, rangeOf } from "./markdown.js";
import { isInCode, lineStarts } from "./meta.js";
import { type Range, type Reading, spanOf } from "./reading.js";
import { foreignKeywordAt, isForeign } from "./step-keywords.js";

/** The blocks of a scenario, sorted into steps; nothing in them is read yet. */
export interface StepDraft {
  readonly keyword: Keyword;
  /** The word of another language that stands in its place. */
  readonly foreign: string | null;
  /** The line of the keyword, then what else belongs to its text: later paragraphs and bullets below it. */
  readonly texts: readonly { readonly range: Range; readonly isBullet: boolean }[];
  readonly attached: readonly (Table | Code)[];
}

interface OpenDraft extends StepDraft {
  readonly texts: { readonly range: Range; readonly isBullet: boolean }[];
  readonly attached: (Table | Code)[];
  /** It stands as a line of its own, not as a bullet. */
  readonly isBare: boolean;
}

type Child = RootContent | BlockContent | DefinitionContent;

/** Finds the steps of a scenario, bulleted or bare. */
export function findSteps(reading: Reading, nodes: readonly RootContent[]): readonly StepDraft[] {
  const starts = lineStartsOf(reading, nodes).flatMap((at) => foreignKeywordAt(reading.text, at) ?? []);
  const walk = new StepWalk(reading, isForeign(starts));
  for (const node of nodes) walk.node(node);
  return walk.steps;
}

/** Where the bullets and the bare lines of a scenario begin. */
function lineStartsOf(reading: Reading, nodes: readonly RootContent[]): readonly number[] {
  return nodes.flatMap((node) => {
    if (node.type === "list") return node.children.flatMap((item) => firstParagraph(item)?.start ?? []);
    const range = node.type === "paragraph" ? contentOf(node) : null;
    return range === null ? [] : lineStarts(reading.text, range);
  });
}

class StepWalk {
  readonly steps: OpenDraft[] = [];
  private readonly reading: Reading;
  /** Whether keywords of other languages begin steps as well. */
  private readonly isForeign: boolean;
  private isReported = false;

  constructor(reading: Reading, isForeignScenario: boolean) {
    this.reading = reading;
    this.isForeign = isForeignScenario;
  }

  node(node: RootContent): void {
    if (node.type === "paragraph") this.bareLines(node);
    else if (node.type === "list") this.list(node);
    else if (node.type === "table" || node.type === "code") this.unindented(node);
  }

  private bareLines(node: Paragraph): void {
    const range = contentOf(node);
    if (range !== null && !this.lines(range, false, true)) this.outside(range);
  }

  private list(list: List): void {
    for (const item of list.children) {
      const range = firstParagraph(item);
      const begins = range !== null && this.keywordAt(range.start) !== null;
      // Bullets below a bare line say more about it.
      if (begins || this.last()?.isBare) this.item(item);
      else this.reading.report(diagnose("bullet-without-keyword", spanOf(this.reading, rangeOf(item)), {}));
    }
  }

  /** What stands in a bullet belongs to the step it opens, or to the one it stands under. */
  private item(item: ListItem): void {
    item.children.forEach((child, i) => {
      this.child(child, i === 0);
    });
  }

  private child(child: Child, isBullet: boolean): void {
    const range = child.type === "paragraph" ? contentOf(child) : null;
    if (range !== null) {
      if (!this.lines(range, true, false)) this.last()?.texts.push({ range, isBullet });
    } else if (child.type === "list") for (const item of child.children) this.item(item);
    else if (child.type === "table" || child.type === "code") this.attach(child);
  }

  /** Opens a step for each line that begins with a keyword; false where the first does not. */
  private lines(range: Range, isItem: boolean, mayLead: boolean): boolean {
    const inline = readLine(this.reading, range);
    const heads = this.keywordLines(range, inline, mayLead);
    const first = heads[0];
    if (first === undefined) return false;
    heads.forEach((head, i) => {
      const end = heads[i + 1]?.at ?? range.end;
      const text = { range: { start: head.at, end }, isBullet: false };
      this.foreign(head);
      this.steps.push({
        keyword: head.keyword,
        foreign: head.foreign,
        texts: [text],
        attached: [],
        isBare: !isItem,
      });
    });
    return true;
  }

  private keywordAt(at: number): KeywordStart | null {
    const english = keywordAt(this.reading.text, at);
    if (english !== null || !this.isForeign) return english;
    const found = foreignKeywordAt(this.reading.text, at);
    return found === null ? null : { keyword: found.keyword, foreign: found.word, isQuiet: !found.isMarked };
  }

  /** One scenario is written in one language, so it is said once. */
  private foreign({ foreign: word, keyword, at }: KeywordStart & { at: number }): void {
    if (word === null || this.isReported) return;
    this.isReported = true;
    const start = this.reading.text.indexOf(word, at);
    const place = spanOf(this.reading, { start, end: start + word.length });
    this.reading.report(diagnose("foreign-keyword", place, { word, keyword }));
  }

  private keywordLines(
    range: Range,
    inline: Inline,
    mayLead: boolean,
  ): readonly (KeywordStart & { at: number })[] {
    const heads: (KeywordStart & { at: number })[] = [];
    for (const at of lineStarts(this.reading.text, range)) {
      const head = isInCode(inline.pieces, at) ? null : this.keywordAt(at);
      const isFirst = at === range.start;
      if (head === null) {
        if (isFirst && !mayLead) return [];
      } else if (isFirst || !head.isQuiet || heads[0]?.isQuiet) heads.push({ ...head, at });
    }
    return heads;
  }

  private attach(node: Table | Code): void {
    if (node.type === "code") checkClosed(this.reading, node);
    this.last()?.attached.push(node);
  }

  /** Below a bare line a table counts as indented when any blank stands before it. */
  private unindented(node: Table | Code): void {
    const last = this.last();
    if (last === undefined) this.outside(rangeOf(node));
    else if (!(last.isBare && columnOf(node) > 1)) {
      const what = node.type === "table" ? "table" : "fence";
      this.reading.report(
        diagnose("unindented-attachment", spanOf(this.reading, firstLine(this.reading, node)), { what }),
      );
    }
    this.attach(node);
  }

  /** Words that open no step are for people, but code among them would be lost. */
  private outside(range: Range): void {
    if (codesOf(readLine({ ...this.reading, report: () => undefined }, range)).length === 0) return;
    this.reading.report(diagnose("outside-step", spanOf(this.reading, range), {}));
  }

  private last(): OpenDraft | undefined {
    return this.steps[this.steps.length - 1];
  }
}

function firstParagraph(item: ListItem): Range | null {
  const first = item.children[0];
  return first?.type === "paragraph" ? contentOf(first) : null;
}

function firstLine(reading: Reading, node: Table | Code): Range {
  const { start, end } = rangeOf(node);
  const length = reading.text.slice(start, end).search(/[\n\r]/);
  return { start, end: length === -1 ? end : start + length };
}
