import type { FieldSyntax, RequirementDocument, SpecDocument } from "../../1-parse/document.js";
import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { RestSyntax, TypeSyntax } from "../../1-parse/notation/type-syntax.js";
import { reservedCodes, sharedCodes } from "../../protocol/reserved-codes.js";
import type { Located, Span } from "../../source.js";
import { located, type StepNames, type StepNamesOf } from "./step-names.js";

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
export function namesUsed(documents: readonly SpecDocument[], stepNames: StepNamesOf): readonly UsedNames[] {
  const walk = new NameWalk();
  for (const document of documents) {
    const names = stepNames(document);
    for (const [i, requirement] of document.requirements.entries())
      if (requirement.delta !== "REMOVED" && requirement.delta !== "RENAMED")
        walk.requirement(requirement, names[i] ?? []);
  }
  return walk.all();
}

class NameWalk {
  private readonly entities = new Names("entity");
  private readonly codes = new Names("code");
  private readonly fields = new Names("field");
  private readonly queries = new Names("query");
  private readonly headers = new Names("header");
  private readonly roles = new Names("role");
  /** Names of what is nearly a declaration. */
  private readonly nearly: Located<string>[] = [];
  private hasCatalogue = false;

  requirement({ blocks }: RequirementDocument, steps: readonly StepNames[]): void {
    for (const block of blocks) {
      if (block.kind === "paragraph")
        for (const { value } of block.facts) {
          this.fact(value);
          for (const { fact } of value.kind === "prose" ? value.near : [])
            if (fact.kind === "named" || fact.kind === "derived") this.nearly.push(fact.name);
        }
      if (block.kind === "entity") {
        this.entities.declare(block.name);
        for (const field of block.fields) this.field(field);
        this.rest(block.rest);
      }
      if (block.kind !== "errors") continue;
      this.hasCatalogue = true;
      if (block.body !== null) this.entities.use(block.body);
      for (const { value } of block.templates) for (const { path, at } of value.keys) this.key(path, at);
      for (const { code, message } of block.rows) {
        this.codes.declare(code);
        if (message.kind === "body") for (const { path, at } of message.body.value.keys) this.key(path, at);
      }
    }
    for (const { path, fields, queries, headers, roles } of steps) {
      for (const name of roles) this.roles.use(located(path, name));
      for (const name of fields) this.fields.use(located(path, name));
      for (const name of queries) this.queries.use(located(path, name));
      for (const name of headers) this.headers.use(located(path, name));
    }
  }

  all(): readonly UsedNames[] {
    // A name that is used was not misspelt where it is nearly declared.
    for (const name of this.nearly) if (this.entities.used.has(name.value)) this.entities.declare(name);
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
      for (const change of fact.changes)
        if (change.kind === "without") this.fields.use(change.field);
        else if (change.kind === "entity") this.entities.use(change.name);
        else this.type(change.object.value);
    } else if (fact.kind === "named") {
      this.entities.declare(fact.name);
      if (fact.value.type !== null) this.type(fact.value.type.value);
      for (const { code } of fact.value.rules) if (code !== null) this.codes.use(code);
    } else if (fact.kind === "arrow" || fact.kind === "renaming") {
      this.codes.use(fact.kind === "arrow" ? fact.code : fact.to);
    } else if (fact.kind === "lifecycle") {
      this.entities.use(fact.entity);
      this.fields.use(fact.field);
    } else if (fact.kind === "operation" || fact.kind === "reply" || fact.kind === "reply-class") {
      if (fact.body?.value.kind === "type") this.type(fact.body.value.type);
      if (fact.kind !== "reply") return;
      if (fact.code !== null) this.codes.use(fact.code);
      for (const { value } of fact.headers) if (value.type !== null) this.type(value.type.value);
    } else if (fact.kind === "query") {
      this.queries.declare(fact.name);
      if (fact.value.type !== null) this.type(fact.value.type.value);
    } else if (fact.kind === "header") {
      this.headers.declare(fact.header.name);
      if (fact.header.value.type !== null) this.type(fact.header.value.type.value);
    } else if (fact.kind === "authentication") {
      for (const { roles } of fact.ways.flat()) for (const role of roles) this.roles.declare(role);
    } else if (fact.kind === "credential") {
      if (fact.value.type !== null) this.type(fact.value.type.value);
      for (const code of [fact.required, fact.type]) if (code !== null) this.codes.use(code);
    } else if (fact.kind === "param") {
      if (fact.value.type !== null) this.type(fact.value.type.value);
    }
  }

  /** A member of a template names a field of the entity that it fills. */
  private key(path: string, at: Span): void {
    const name = path.slice(path.lastIndexOf(".") + 1);
    if (!name.startsWith("{")) this.fields.use({ value: name, at });
  }

  private field({ name, type, rules }: FieldSyntax): void {
    this.fields.declare(name);
    this.type(type.value);
    for (const { code } of rules) if (code !== null) this.codes.use(code);
  }

  private rest(rest: RestSyntax | null): void {
    if (rest !== null && rest.type !== null) this.type(rest.type.value);
  }

  private type(type: TypeSyntax): void {
    if (type.kind === "entity" || type.kind === "partial") this.entities.use(type.name);
    else if (type.kind === "field-of") {
      this.entities.use(type.entity);
      this.fields.use(type.field);
    } else if (type.kind === "list") this.type(type.item);
    else if (type.kind === "map") this.type(type.value);
    else if (type.kind === "union") for (const { value } of type.alternatives) this.type(value);
    else if (type.kind === "inline") {
      for (const field of type.fields) {
        this.fields.declare(field.name);
        this.type(field.type);
      }
      this.rest(type.rest);
    }
  }
}
