import type { Heading, Root, RootContent } from "mdast";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Located } from "../source.js";
import { checkDeltaHeading } from "./delta-forms.js";
import { headingInEnglish } from "./gherkin-words.js";
import { type Delta, foreignWord, headingKind, type ScenarioRole } from "./headings.js";
import { type ListedName, listedNames } from "./listed-changes.js";
import { contentOf, rangeOf } from "./markdown.js";
import { checkOpenEnd } from "./open-end.js";
import { type Range, type Reading, spanOf, trimmed } from "./reading.js";

/** Which blocks stand under which heading; nothing inside a block is read yet. */
export interface Outline {
  readonly title: Located<string> | null;
  readonly purpose: readonly RootContent[];
  readonly hasMain: boolean;
  /** The first `## ADDED Requirements`, or another section of a delta. */
  readonly deltaAt: Range | null;
  readonly requirements: readonly RequirementPart[];
  /** What REMOVED and RENAMED sections list without a heading of its own. */
  readonly listed: readonly ListedName[];
}

export interface RequirementPart {
  readonly name: Located<string>;
  readonly delta: Delta | null;
  readonly at: Range;
  readonly blocks: readonly RootContent[];
  readonly scenarios: readonly ScenarioPart[];
}

export interface ScenarioPart {
  readonly name: Located<string>;
  readonly role: ScenarioRole;
  readonly at: Range;
  readonly blocks: readonly RootContent[];
}

interface OpenBlocks {
  name: Located<string>;
  at: { start: number; end: number };
  blocks: RootContent[];
}
interface OpenScenario extends OpenBlocks {
  role: ScenarioRole;
}
interface OpenRequirement extends OpenBlocks {
  delta: Delta | null;
  scenarios: OpenScenario[];
}

type Section =
  | { readonly kind: "none" | "purpose" | "other" }
  | { readonly kind: "requirements"; readonly delta: Delta | null };

/** Walks the blocks of a file once, opening and closing what their headings say. */
export function readOutline(reading: Reading, root: Root): Outline {
  const walk = new OutlineWalk(reading);
  for (const node of root.children) {
    if (node.type === "heading") walk.heading(node);
    else walk.block(node);
  }
  return walk.finish();
}

class OutlineWalk implements Outline {
  title: Located<string> | null = null;
  readonly purpose: RootContent[] = [];
  hasMain = false;
  deltaAt: Range | null = null;
  readonly requirements: OpenRequirement[] = [];
  readonly listed: ListedName[] = [];
  private section: Section = { kind: "none" };
  private requirement: OpenRequirement | null = null;
  /** Opened by a `###` heading of the writer's own; a scenario below it shows that it is a requirement. */
  private candidate: OpenRequirement | null = null;
  private scenario: OpenScenario | null = null;
  private readonly reading: Reading;

  constructor(reading: Reading) {
    this.reading = reading;
  }

  block(node: RootContent): void {
    checkOpenEnd(this.reading, node, this.requirement === null);
    const end = rangeOf(node).end;
    if (this.scenario !== null) {
      this.scenario.blocks.push(node);
      this.scenario.at.end = end;
    } else if (this.requirement !== null) this.requirement.blocks.push(node);
    else if (this.candidate !== null) this.candidate.blocks.push(node);
    else if (this.section.kind === "purpose") this.purpose.push(node);
    if (this.scenario === null && this.section.kind === "requirements") {
      for (const name of listedNames(this.reading, node, this.section.delta)) this.listed.push(name);
    }
    if (this.requirement !== null) this.requirement.at.end = end;
  }

  heading(node: Heading): void {
    const range = rangeOf(node);
    const content = contentOf(node);
    const kind = headingKind(this.reading, node.depth, content);
    if (kind.kind === "requirement") this.openRequirement(kind.name, node);
    else if (kind.kind === "scenario") this.openScenario(kind.name, node, kind.role);
    else if (kind.kind === "nearly") this.nearly(kind.meant, node);
    else if (kind.kind === "other") this.other(node);
    else {
      this.close();
      this.section = { kind: "none" };
      if (kind.kind === "title" && content !== null) this.title ??= trimmed(this.reading, content);
      if (kind.kind === "purpose") this.section = { kind: "purpose" };
      if (kind.kind === "requirements") this.openSection(kind.delta, range);
      if (kind.kind === "requirements" && kind.delta !== null)
        checkDeltaHeading(this.reading, range, kind.delta);
    }
  }

  private openSection(delta: Delta | null, range: Range): void {
    this.section = { kind: "requirements", delta };
    if (delta === null) this.hasMain = true;
    else this.deltaAt ??= range;
  }

  private openRequirement(name: Located<string>, node: Heading): void {
    this.close();
    const range = rangeOf(node);
    if (node.depth !== 3) this.wrongLevel("Requirement", "###", range);
    if (name.value === "")
      this.report("empty-name", range, { what: "requirement", form: "### Requirement: Name" });
    if (this.section.kind !== "requirements") {
      this.report("requirement-outside-section", range, {});
      this.section = { kind: "requirements", delta: null };
    }
    const delta = this.section.kind === "requirements" ? this.section.delta : null;
    this.requirement = { name, delta, at: { ...range }, blocks: [], scenarios: [] };
    this.requirements.push(this.requirement);
  }

  private openScenario(name: Located<string>, node: Heading, role: ScenarioRole): void {
    const range = rangeOf(node);
    if (node.depth !== 4) this.wrongLevel("Scenario", "####", range);
    if (name.value === "")
      this.report("empty-name", range, { what: "scenario", form: "#### Scenario: Name" });
    const scenario = { name, role, at: { ...range }, blocks: [] };
    this.scenario = scenario;
    if (this.requirement === null) this.adopt();
    if (this.requirement === null) this.report("scenario-without-requirement", range, {});
    else {
      this.requirement.scenarios.push(scenario);
      this.requirement.at.end = range.end;
    }
  }

  private nearly(meant: "Requirement" | "Scenario", node: Heading): void {
    if (node.depth === 4 && this.requirement !== null) {
      this.other(node);
      return;
    }
    const form = meant === "Scenario" ? "#### Scenario: Name" : "### Requirement: Name";
    this.report("heading-not-read", rangeOf(node), { what: meant, form });
    this.other(node);
    this.candidate = null;
  }

  /** A heading of the writer's own: it ends what is of its level or below. */
  private other(node: Heading): void {
    if (node.depth > 4) {
      this.block(node);
      return;
    }
    if (node.depth > 3) {
      this.unlabelled(node);
      return;
    }
    this.close();
    const content = contentOf(node);
    if (node.depth <= 2) this.section = { kind: "other" };
    else if (content !== null) {
      const delta = this.section.kind === "requirements" ? this.section.delta : null;
      const name = trimmed(this.reading, content);
      this.candidate = { name, delta, at: { ...rangeOf(node) }, blocks: [], scenarios: [] };
    }
  }

  /** In a requirement OpenSpec counts each heading of this level as a scenario, whatever its words; so it is read as one. */
  private unlabelled(node: Heading): void {
    this.scenario = null;
    const content = contentOf(node);
    if (this.requirement === null || content === null) return;
    const name = trimmed(this.reading, content);
    const translated = headingInEnglish(name.value);
    if (translated !== null) {
      const { word, form, role } = translated;
      this.report("foreign-heading", name.at, { word, form });
      this.openScenario(name, node, role);
      return;
    }
    const word = foreignWord.exec(name.value)?.[0];
    if (word !== undefined) this.report("gherkin-heading", name.at, { word });
    else
      this.report("unlabelled-scenario", name.at, {
        name: name.value.replace(/^[^:：]{1,20}[:：][ \t]*(?=[^ ])/, ""),
      });
    this.openScenario(name, node, "scenario");
  }

  private adopt(): void {
    const found = this.candidate;
    this.candidate = null;
    if (found === null) return;
    this.report("heading-without-requirement", found.name.at, { name: found.name.value });
    this.requirement = found;
    this.requirements.push(found);
  }

  private close(): void {
    const passed = this.candidate;
    if (passed !== null && this.section.kind === "requirements") {
      this.report("heading-not-read", passed.at, { what: "Requirement", form: "### Requirement: Name" });
    }
    this.candidate = null;
    this.requirement = null;
    this.scenario = null;
  }

  /** The end of the file closes what is open. */
  finish(): this {
    this.close();
    return this;
  }

  private wrongLevel(what: "Requirement" | "Scenario", marks: string, range: Range): void {
    this.report("heading-level", range, { what, marks });
  }

  private report<C extends Parameters<typeof diagnose>[0]>(
    code: C,
    range: Range,
    holes: Parameters<typeof diagnose<C>>[2],
  ): void {
    this.reading.report(diagnose(code, spanOf(this.reading, range), holes));
  }
}
