import type { FieldSyntax, RequirementDocument, SpecDocument } from "../1-parse/document.js";
import type { FactSyntax } from "../1-parse/notation/fact-syntax.js";
import type { StepSpan } from "../1-parse/notation/step-syntax.js";
import type { TypeSyntax } from "../1-parse/notation/type-syntax.js";
import type { ValueSyntax } from "../1-parse/notation/value-syntax.js";
import { reservedCodes, sharedCodes } from "../reserved-codes.js";
import type { Located } from "../source.js";
import { queriesIn } from "./queries-in.js";
import type { UsedNames } from "./spelling.js";

class Names implements UsedNames {
  readonly declared = new Map<string, Located<string>>();
  readonly used = new Map<string, Located<string>[]>();
  readonly kind: UsedNames["kind"];
  readonly owned: boolean;

  constructor(kind: UsedNames["kind"]) {
    this.kind = kind;
    this.owned = kind === "field" || kind === "query";
  }

  declare(name: Located<string>): void {
    if (!this.declared.has(name.value)) this.declared.set(name.value, name);
  }

  use(name: Located<string>): void {
    const known = this.used.get(name.value);
    if (known === undefined) this.used.set(name.value, [name]);
    else known.push(name);
  }
}

/** The names of entities, of codes where a catalogue declares them, of fields and of query parameters. */
export function namesUsed(documents: readonly SpecDocument[]): readonly UsedNames[] {
  const walk = new NameWalk();
  for (const requirement of documents.flatMap((document) => document.requirements))
    if (requirement.delta !== "REMOVED" && requirement.delta !== "RENAMED") walk.requirement(requirement);
  return walk.all();
}

class NameWalk {
  private readonly entities = new Names("entity");
  private readonly codes = new Names("code");
  private readonly fields = new Names("field");
  private readonly queries = new Names("query");
  private hasCatalogue = false;

  requirement({ blocks, scenarios }: RequirementDocument): void {
    for (const block of blocks) {
      if (block.kind === "paragraph") for (const { value } of block.facts) this.fact(value);
      if (block.kind === "entity") {
        this.entities.declare(block.name);
        for (const field of block.fields) this.field(field);
      }
      if (block.kind !== "errors") continue;
      this.hasCatalogue = true;
      if (block.body !== null) this.entities.use(block.body);
      for (const row of block.rows) this.codes.declare(row.code);
    }
    for (const { value, at } of scenarios.flatMap(({ steps }) => steps).flatMap(({ spans }) => spans)) {
      this.span(value);
      if (value.kind === "request")
        for (const name of queriesIn(value.path.value)) this.queries.use({ value: name, at: value.path.at });
      if (value.kind === "test" || value.kind === "absent")
        for (const step of value.place) if (typeof step === "string") this.fields.use({ value: step, at });
    }
  }

  all(): readonly UsedNames[] {
    const reserved = Object.keys({ ...reservedCodes, ...sharedCodes });
    const codes = {
      ...this.codes,
      used: new Map([...this.codes.used].filter(([code]) => !reserved.includes(code))),
    };
    return [this.entities, ...(this.hasCatalogue ? [codes] : []), this.fields, this.queries];
  }

  private fact(fact: FactSyntax): void {
    if (fact.kind === "derived") {
      this.entities.declare(fact.name);
      this.entities.use(fact.base);
      for (const field of fact.without) this.fields.use(field);
    } else if (fact.kind === "lifecycle") {
      this.entities.use(fact.entity);
      this.fields.use(fact.field);
    } else if (fact.kind === "operation" || fact.kind === "reply") {
      if (fact.body?.value.kind === "type") this.type(fact.body.value.type);
      if (fact.kind === "reply" && fact.code !== null) this.codes.use(fact.code);
    } else if (fact.kind === "query") {
      this.queries.declare(fact.name);
      if (fact.value.type !== null) this.type(fact.value.type.value);
    } else if (fact.kind === "param") {
      if (fact.value.type !== null) this.type(fact.value.type.value);
    }
  }

  private field({ name, type, rules }: FieldSyntax): void {
    this.fields.declare(name);
    this.type(type.value);
    for (const { code } of rules) if (code !== null) this.codes.use(code);
  }

  private type(type: TypeSyntax): void {
    if (type.kind === "entity") this.entities.use(type.name);
    else if (type.kind === "field-of") {
      this.entities.use(type.entity);
      this.fields.use(type.field);
    } else if (type.kind === "list") this.type(type.item);
    else if (type.kind === "map") this.type(type.value);
    else if (type.kind === "inline")
      for (const field of type.fields) {
        this.fields.declare(field.name);
        this.type(field.type);
      }
  }

  private span(span: StepSpan): void {
    if (span.kind === "request" && span.body !== null) this.value(span.body.value);
    if (span.kind === "answer" && span.pattern !== null) this.value(span.pattern.value);
    if (span.kind === "pattern") this.value(span.pattern);
    if (span.kind === "thing") for (const { name, value } of span.fields) this.fieldIn(name, value.value);
  }

  private fieldIn(name: Located<string>, value: ValueSyntax): void {
    this.fields.use(name);
    this.value(value);
  }

  private value(value: ValueSyntax): void {
    if (value.kind === "object")
      for (const { name, value: inner } of value.fields) this.fieldIn(name, inner.value);
    if (value.kind === "array") for (const item of value.items) if ("value" in item) this.value(item.value);
    if (value.kind === "made")
      for (const { name, value: inner } of value.made.changed) this.fieldIn(name, inner.value);
  }
}
