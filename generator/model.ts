import type { Literal } from "./literal.js";
import type { StepPlan } from "./plan.js";
import type { CauseCodes } from "./protocol/causes.js";
import type { Template } from "./protocol/error-template.js";
import type { Method } from "./protocol/methods.js";
import type { ScalarName } from "./scalars/scalars.js";

/**
 * What a specification means: resolved, checked, planned and sorted, the same whatever order the files came in. Emitters
 * see only this. It is plain data: absence is `null`, unions have a `kind`, nothing is optional, computed or late.
 */
export interface SpecModel {
  readonly title: string;
  readonly version: string;
  /** What becomes of undeclared fields and query parameters, where nothing is said of them. */
  readonly unknown: "refuse" | "ignore";
  /** Sorted by id. */
  readonly capabilities: readonly Capability[];
  /** Scenarios that stand in feature files, sorted by id. */
  readonly features: readonly Feature[];
  /** Sorted so that an entity stands after those it names, as far as cycles let it; otherwise by name. */
  readonly entities: readonly Entity[];
  /** Types that have a name, sorted by it. */
  readonly types: readonly NamedType[];
  /** Names of entities and types, each after those it names, as far as cycles let it. */
  readonly order: readonly string[];
  /** Sorted by path, then method. */
  readonly operations: readonly Operation[];
  /** All that are declared or asked for, sorted by name. */
  readonly credentials: readonly Credential[];
  readonly errors: ErrorCatalog;
  readonly lifecycles: readonly Lifecycle[];
}

/** Where a thing was declared. */
export interface Origin {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}

export interface Capability {
  /** `order-management`, or `identity/user-auth`. */
  readonly id: string;
  readonly purpose: string;
  readonly requirements: readonly Requirement[];
  /** The file that says it. */
  readonly path: string;
}

export interface Requirement {
  /** `order-management/create-an-order`. */
  readonly id: string;
  readonly name: string;
  readonly statement: string;
  readonly meta: readonly { readonly key: string; readonly value: string }[];
  readonly scenarios: readonly Scenario[];
}

export interface Scenario {
  /** `order-management/create-an-order/an-empty-cart`. */
  readonly id: string;
  readonly name: string;
  /** Without the at sign: `clock`, `durable`, `slo`. Sorted. */
  readonly tags: readonly string[];
  readonly steps: readonly Step[];
  readonly origin: Origin;
  /** The line of the row of examples that fills it in, counted from 1; `null` where it is no outline. */
  readonly example: number | null;
  /** Why people judge it and no machine does; `null` where it is run. */
  readonly judgedByPeople: string | null;
}

export interface Feature {
  /** Its path below the folder of features, without its ending: `checkout`. */
  readonly id: string;
  readonly path: string;
  readonly scenarios: readonly FeatureScenario[];
}

/** A scenario of a feature, its backgrounds and its row of examples written in. */
export interface FeatureScenario extends Scenario {
  /** Where a run finds it: the name of its rule, its name as the heading has it, and its row of examples, from 1. */
  readonly rule: string | null;
  readonly heading: string;
  readonly row: number | null;
  /** Ids of the requirements that its tags say it shows. */
  readonly shows: readonly string[];
}

export interface Step {
  /** As the writer put it: `Given`, `And`, … */
  readonly keyword: "Given" | "When" | "Then" | "And" | "But";
  readonly phase: "given" | "when" | "then";
  readonly text: string;
  /** The table or text under the step, as the feature file shows it. */
  readonly attached:
    | { readonly kind: "table"; readonly rows: readonly (readonly string[])[] }
    | { readonly kind: "text"; readonly text: string }
    | null;
  readonly binding: StepBinding;
  /** Counted from 1, in the file of its scenario. */
  readonly line: number;
}

export type StepBinding =
  | {
      readonly kind: "plan";
      readonly plan: StepPlan;
      /** Of each request that is sent, why it is known to be refused, or null; empty where none is. */
      readonly refused: readonly (string | null)[];
      /** The expression of the step definition that says this in place of the step; null where the step says it itself. */
      readonly phrase: string | null;
    }
  /** Bound by a step definition that people wrote; `expression` is its text. */
  | {
      readonly kind: "handwritten";
      readonly expression: string;
      /** The definition does nothing but say that it is still to be written. */
      readonly pending: boolean;
    }
  | { readonly kind: "unbound" };

export type Type =
  | { readonly kind: "scalar"; readonly scalar: ScalarName }
  /** `input` is the view without read-only fields, as a request's body has it. */
  | { readonly kind: "entity"; readonly name: string; readonly view: "full" | "input" }
  | { readonly kind: "list"; readonly item: Type }
  | { readonly kind: "map"; readonly value: Type }
  | { readonly kind: "enum"; readonly values: readonly Literal[] }
  | { readonly kind: "object"; readonly fields: readonly Field[]; readonly rest: Rest }
  /** What `binary` is in a form of several parts. */
  | { readonly kind: "file" }
  | UnionType
  | RuledType;

/** A value of any of the alternatives: the first that it fits. */
export interface UnionType {
  readonly kind: "union";
  /** Two at least. A union among them has a name, and takes null. */
  readonly alternatives: readonly Type[];
  /** What tells them apart; `null` where a value has to be held against each. */
  readonly tag: UnionTag | null;
}

/** A field that every alternative has, always and with values that no other has. */
export interface UnionTag {
  readonly field: string;
  /** Of each alternative. */
  readonly values: readonly (readonly Literal[])[];
}

/** What becomes of undeclared fields of an object. */
export type Rest =
  | { readonly kind: "refused" }
  /** Left out of what a request sends; an answer has none. */
  | { readonly kind: "dropped" }
  /** `...`: each has this type. */
  | { readonly kind: "kept"; readonly type: Type };

/** A type with rules of its own: one that has a name, or what the field is whose type a list names (`Book.title[]`). */
export interface RuledType {
  readonly kind: "ruled";
  /** Of `SpecModel.types`. */
  readonly name: string | null;
  /** As of an entity: `input` where a request's body has it without read-only fields. */
  readonly view: "full" | "input";
  readonly type: Type;
  readonly nullable: boolean;
  /** In the order in which they are asked. */
  readonly checks: readonly FieldCheck[];
  readonly codes: CauseCodes;
}

/** A field of an entity, a parameter, a query parameter or a header. */
export interface Field {
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
  readonly nullable: boolean;
  readonly readOnly: boolean;
  /** Part of bodies, never of an answer. */
  readonly writeOnly: boolean;
  readonly unique: boolean;
  /** Says who is asking. */
  readonly caller: boolean;
  /** It works, and new clients do without it. */
  readonly deprecated: boolean;
  /** Of a list in a query: commas part its items. */
  readonly comma: boolean;
  readonly initial: { readonly value: Json } | null;
  /** A value as it may be, for descriptions and for bodies that the suite makes. */
  readonly example: { readonly value: Json } | null;
  /** In the order in which they are asked: lengths and ranges, then patterns and what differs. */
  readonly checks: readonly FieldCheck[];
  /** The errors that are its own where something else than a rule is broken. */
  readonly codes: CauseCodes;
  readonly description: string;
}

/** A bound on a value; `code` is the error it gives of its own, else `null` for VALIDATION_FAILED. */
export type FieldCheck =
  | {
      readonly kind: "range";
      readonly min: number | null;
      readonly max: number | null;
      readonly exclusiveMin: boolean;
      readonly exclusiveMax: boolean;
      readonly code: string | null;
    }
  /** Code points of a text, or items of a list. */
  | {
      readonly kind: "length";
      readonly min: number | null;
      readonly max: number | null;
      readonly code: string | null;
    }
  | {
      readonly kind: "pattern";
      /** As it is written. */
      readonly pattern: string;
      /** The same in words that the engines of all targets read alike. */
      readonly portable: string;
      readonly code: string | null;
    }
  /** No two items of a list are equal. */
  | { readonly kind: "distinct"; readonly code: string | null }
  /** A format that API descriptions carry and nothing checks. */
  | { readonly kind: "format"; readonly format: string; readonly code: null };

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface Entity {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly rest: Rest;
  /** Whether some request's body needs the view without read-only fields. */
  readonly hasInput: boolean;
  /** Id of the requirement that declares it. */
  readonly requirement: string;
  readonly description: string;
}

/** `Slug = string length 1..80` */
export interface NamedType {
  readonly name: string;
  /** As every use of the name has it. */
  readonly type: RuledType;
  /** Whether some request's body needs the view without read-only fields. */
  readonly hasInput: boolean;
  /** Id of the requirement that declares it. */
  readonly requirement: string;
  readonly description: string;
}

export interface Operation {
  /** What generated code calls it, from method and path alone, or from the id that a requirement gives: `getApiProductsById`. */
  readonly id: string;
  /** What the API description calls it. */
  readonly operationId: string;
  readonly method: Method;
  /** `/api/products/{id}` */
  readonly path: string;
  readonly capability: string;
  /** Ids of the requirements that speak of it; the first declares it. */
  readonly requirements: readonly string[];
  /** Name and statement of the requirement that declares it. */
  readonly summary: string;
  readonly description: string;
  /** It works, and new clients do without it. */
  readonly deprecated: boolean;
  /** In the order of the path. */
  readonly params: readonly Field[];
  /** Sorted by name, as are headers. */
  readonly query: readonly Field[];
  /** What becomes of undeclared query parameters. */
  readonly queryRest: Rest;
  readonly headers: readonly Field[];
  readonly body: Body | null;
  /** Everything but refusals, sorted by status. */
  readonly replies: readonly Reply[];
  /** What any other status of a class has, sorted by its digit. */
  readonly classes: readonly ReplyClass[];
  /** Sorted by status, then code. */
  readonly refusals: readonly Refusal[];
  /** The errors of what is wrong with a value that says nothing else itself. */
  readonly codes: CauseCodes;
  /** The field that says who is asking. */
  readonly caller: { readonly in: "body" | "query"; readonly field: string } | null;
  readonly authentication: Authentication | null;
  readonly origin: Origin;
}

/** The media types of forms. */
export type FormMedia = "application/x-www-form-urlencoded" | "multipart/form-data";

export type Body = (
  | NonNullable<Reply["body"]>
  | { readonly kind: "form"; readonly media: FormMedia; readonly type: Type }
) & {
  /** What a missing one is: refused, an object without fields where that is valid, or `null` to a handler. */
  readonly missing: "refused" | "empty" | "null";
};

export interface Reply {
  readonly status: number;
  readonly body: /** `media` where it is not `application/json`: `application/vnd.api+json`. */
    | { readonly kind: "json"; readonly media: string | null; readonly type: Type }
    | { readonly kind: "media"; readonly media: string }
    | null;
  readonly headers: readonly Field[];
}

/** Refusals that another server gives beside those that are declared; one's own gives none. */
export interface ReplyClass {
  readonly digit: 4 | 5;
  readonly body: NonNullable<Reply["body"]>;
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly headers: readonly Field[];
  /** Who gives it: a reserved code is given by the kernel and is no part of a handler's replies. */
  readonly givenBy: "handler" | "kernel" | "either";
  /** A handler that gives it says which field is bad. */
  readonly asksField: boolean;
}

export interface Authentication {
  /** One is enough; of one, each credential is needed. */
  readonly ways: readonly (readonly Need[])[];
  readonly needed: boolean;
}

/** A credential, and the roles or scopes that its caller has: all of them, sorted. */
export interface Need {
  readonly credential: Credential;
  readonly roles: readonly string[];
}

/** A credential, by which a caller is authenticated. */
export interface Credential {
  /** As requirements call it: `Key`, `Bearer`. */
  readonly name: string;
  /** `scheme`: of HTTP, declared nowhere. `oauth`: a token of OAuth 2. */
  readonly kind: "declared" | "scheme" | "oauth";
  /** In `authorization` the name is the scheme, which stands before the credential. */
  readonly place: { readonly in: "authorization" | "header" | "query" | "cookie"; readonly name: string };
  /** What it looks like. */
  readonly value: Field;
  /** The field of a thing in which a caller, who is that thing, has it; `null` where it is made for each caller. */
  readonly source: { readonly entity: string; readonly field: string } | null;
  /** The codes where none was sent, and where what was sent is none. */
  readonly missing: string;
  readonly bad: string;
}

export interface ErrorCatalog {
  /** Codes of the kernel that go by another name, sorted by their own. */
  readonly renamed: readonly Renaming[];
  /** How bodies of refusals look; the first is that of a code without a row. */
  readonly forms: readonly ErrorForm[];
  /** Sorted by code; the reserved codes that some operation gives or the kernel may give are among them. */
  readonly entries: readonly ErrorEntry[];
}

/** `VALIDATION_FAILED -> INVALID`: the kernel's `code` is sent and declared as `name`. */
export interface Renaming {
  readonly code: string;
  readonly name: string;
}

/** How the refusals of a catalogue look. */
export interface ErrorForm {
  readonly media: string;
  /** The entity that the body is, where one is named. */
  readonly entity: string | null;
  /** No catalogue says it: a problem of RFC 9457. */
  readonly isProblem: boolean;
  /** One, or two: one that names a bad field, and one that does not. */
  readonly templates: readonly ErrorTemplate[];
}

/** What a body is filled from, and the type of what comes of it. */
export interface ErrorTemplate {
  readonly template: Template;
  readonly type: Type;
}

export interface ErrorEntry {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  /** The status in words, unless the catalogue says other ones. */
  readonly title: string;
  /** A URI that names the kind. */
  readonly type: string;
  /** The code as it travels. */
  readonly wire: string | number;
  /** The whole body, where the catalogue writes it out. */
  readonly body: ErrorTemplate | null;
  /** Which of the forms its body has. */
  readonly form: number;
  /** Whoever refuses with it must say which field is bad: its body says no more. */
  readonly asksField: boolean;
}

export interface Lifecycle {
  readonly entity: string;
  readonly field: string;
  /** Sorted. */
  readonly transitions: readonly { readonly from: Literal; readonly to: Literal }[];
}
