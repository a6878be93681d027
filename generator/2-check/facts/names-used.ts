import type { FieldSyntax, RequirementDocument, SpecDocument } from "../../1-parse/document.js";
import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { StepSpan } from "../../1-parse/notation/step-syntax.js";
import type { TypeSyntax } from "../../1-parse/notation/type-syntax.js";
import type { ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import { reservedCodes, sharedCodes } from "../../protocol/reserved-codes.js";
import type { Located } from "../../source.js";
import { queriesIn } from "./queries-in.js";

/** Names of one kind: where each is declared, and where requirements and tables use it. */
export interface UsedNames {
  readonly kind: "entity" | "code" | "field" | "query" | "header" | "role";
  /** Each belongs to an entity or operation of its own, so that several may have the same. */
  readonly owned: boolean;
  /** By name; those of headers in small letters. */
  readonly declared: ReadonlyMap<string, Located<string>>;
  readonly used: ReadonlyMap<string, readonly Located<string>[]>;
}

class Names implements UsedNames {
  readonly declared = new Map<string, Located<string>>();
  readonly used = new Map<string, Located<string>[]>();
  readonly kind: UsedNames["kind"];
  readonly owned: boolean;

  constructor(kind: UsedNames["kind"]) {
    this.kind = kind;
    this.owned = kind !== "entity" && kind !== "code";
  }

  declare(name: Located<string>): void {
    const key = this.keyOf(name);
    if (!this.declared.has(key)) this.declared.set(key, name);
  }

  use(name: Located<string>): void {
    const key = this.keyOf(name);
    const known = this.used.get(key);
    if (known === undefined) this.used.set(key, [name]);
    else known.push(name);
  }

  private keyOf({ value }: Located<string>): string {
    return this.kind === "header" ? value.toLowerCase() : value;
  }
}

/** The names of entities, of codes where a catalogue declares them, of fields, of query parameters, of request headers and of roles. */
export function namesUsed(documents: readonly SpecDocument[]): readonly UsedNames[] {
  const walk = new NameWalk();
  for (const { requirements } of documents)
    for (const requirement of requirements)
      if (requirement.delta !== "REMOVED" && requirement.delta !== "RENAMED") walk.requirement(requirement);
  return walk.all();
}

class NameWalk {
  private readonly entities = new Names("entity");
  private readonly codes = new Names("code");
  private readonly fields = new Names("field");
  private readonly queries = new Names("query");
  private readonly headers = new Names("header");
  private readonly roles = new Names("role");
  private hasCatalogue = false;

  requirement({ blocks, scenarios }: RequirementDocument): void {
    for (const block of blocks) {
      if (block.kind === "paragraph")
        for (const { value, at } of block.facts) {
          this.fact(value);
          if (value.kind === "authentication" && value.role !== null)
            this.roles.declare({ value: value.role, at });
        }
      if (block.kind === "entity") {
        this.entities.declare(block.name);
        for (const field of block.fields) this.field(field);
      }
      if (block.kind !== "errors") continue;
      this.hasCatalogue = true;
      if (block.body !== null) this.entities.use(block.body);
      for (const row of block.rows) this.codes.declare(row.code);
    }
    for (const { steps } of scenarios)
      for (const { spans } of steps) for (const span of spans) this.stepSpan(span);
  }

  all(): readonly UsedNames[] {
    const reserved = Object.keys({ ...reservedCodes, ...sharedCodes });
    const codes = {
      ...this.codes,
      used: new Map([...this.codes.used].filter(([code]) => !reserved.includes(code))),
    };
    return [
      this.entities,
      ...(this.hasCatalogue ? [codes] : []),
      this.fields,
      this.queries,
      this.headers,
      this.roles,
    ];
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
    } else if (fact.kind === "header") {
      this.headers.declare(fact.header.name);
      if (fact.header.value.type !== null) this.type(fact.header.value.type.value);
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

  private stepSpan({ value, at }: Located<StepSpan>): void {
    this.span(value);
    if (value.kind === "caller") for (const { name } of value.callers) this.roles.use(name);
    for (const step of placesIn(value)) this.fields.use({ value: step, at });
    if (value.kind === "request")
      for (const name of queriesIn(value.path.value)) this.queries.use({ value: name, at: value.path.at });
    if (value.kind === "header") this.headers.use({ value: value.name, at });
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

/** The names in the places that code looks into, those of its references too: plain data, whatever its form. */
function placesIn(node: object): readonly string[] {
  const found: string[] = [];
  addPlaces(node, found);
  return found;
}

/** Of all scenarios this walks every node, so that it makes no list of its own for each. */
function addPlaces(node: object, found: string[]): void {
  for (const key in node) {
    const inner: unknown = node[key as keyof typeof node];
    if (typeof inner !== "object" || inner === null) continue;
    if (key !== "place" || !Array.isArray(inner)) addPlaces(inner, found);
    else for (const step of inner) if (typeof step === "string") found.push(step);
  }
}
