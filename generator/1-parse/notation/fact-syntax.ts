import type { Literal } from "../../literal.js";
import type { Cause } from "../../protocol/causes.js";
import type { Method } from "../../protocol/methods.js";
import type { Located } from "../../source.js";
import type { TypeAndRules, TypeSyntax } from "./type-syntax.js";
import type { RefSyntax, ValueSyntax } from "./value-syntax.js";

export type PathPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "param"; readonly name: string };

/** `/api/orders/{id}` by segments; `open` is a final `*`; `*` alone is no segments and open. */
export interface TemplateSyntax {
  readonly segments: readonly (readonly PathPart[])[];
  readonly open: boolean;
  /** As written, parameters as `{name}`. */
  readonly text: string;
}

/** What a body or a reply holds. */
export type ShapeSyntax =
  /** `Page application/vnd.api+json`: the media type stands behind the type where it is not `application/json`. */
  | { readonly kind: "type"; readonly type: TypeSyntax; readonly media: Located<string> | null }
  | { readonly kind: "media"; readonly media: string };

export type Presence = "optional" | "required";

/** `Retry-After:`, bare or with a type and rules, or `required`. */
export interface HeaderSyntax {
  readonly name: Located<string>;
  readonly value: TypeAndRules;
}

/** Each of them is asked for: `Tenant and Token`. */
export type WaySyntax = readonly NeedSyntax[];

/** `OAuth books:read books:write`: a scheme or a credential, and roles or scopes, all of them. */
export interface NeedSyntax {
  readonly name: Located<string>;
  readonly roles: readonly Located<string>[];
}

/** Where a credential stands; in `Authorization` its name goes before it. */
export interface CredentialPlace {
  readonly in: "authorization" | "header" | "query" | "cookie";
  readonly name: string;
}

/** What is wrong with a credential: none was sent, or what was sent is none. */
export type CredentialCause = "required" | "type";

/** `Key = X-Api-Key: length 32, required -> KEY_MISSING` */
export interface CredentialSyntax extends Readonly<Record<CredentialCause, Located<string> | null>> {
  readonly kind: "credential";
  readonly name: Located<string>;
  readonly place: Located<CredentialPlace>;
  readonly value: TypeAndRules;
}

/** What a code span means in a requirement, before any name is looked up. */
export type FactSyntax =
  | {
      readonly kind: "operation";
      readonly method: Method | "ANY";
      readonly path: Located<TemplateSyntax>;
      readonly body: Located<ShapeSyntax> | null;
      /** Behind the body, whether a request must have one. */
      readonly presence: Located<Presence> | null;
      /** ` as listBooks`: what the API description calls it. */
      readonly id: Located<string> | null;
    }
  | {
      readonly kind: "reply";
      readonly status: number;
      /** A refusal has a code, everything else a shape or nothing. */
      readonly code: Located<string> | null;
      readonly body: Located<ShapeSyntax> | null;
      readonly headers: readonly HeaderSyntax[];
    }
  /** `4xx Problem`: what any other status of the class has as its body. */
  | { readonly kind: "reply-class"; readonly digit: 4 | 5; readonly body: Located<ShapeSyntax> }
  | {
      readonly kind: "query";
      readonly name: Located<string>;
      readonly value: TypeAndRules;
      readonly initial: Located<ValueSyntax> | null;
    }
  /** `?...`: whatever other query parameters. */
  | { readonly kind: "query-rest" }
  | { readonly kind: "param"; readonly name: Located<string>; readonly value: TypeAndRules }
  | { readonly kind: "header"; readonly header: HeaderSyntax }
  /** `required -> BLANK`: the error of what is wrong, in all operations of its requirement. */
  | { readonly kind: "arrow"; readonly cause: Cause; readonly code: Located<string> }
  /** `VALIDATION_FAILED -> INVALID`: another name for a code of the kernel. */
  | { readonly kind: "renaming"; readonly from: Located<string>; readonly to: Located<string> }
  | {
      readonly kind: "authentication";
      /** One of them is enough; `none` has no way. */
      readonly ways: readonly WaySyntax[];
      /** `Authorization?:` is welcome but not needed. */
      readonly needed: boolean;
      readonly token: Located<RefSyntax> | null;
    }
  | CredentialSyntax
  | {
      readonly kind: "lifecycle";
      readonly entity: Located<string>;
      readonly field: Located<string>;
      readonly from: Located<Literal>;
      readonly to: Located<Literal>;
    }
  | { readonly kind: "entity"; readonly name: Located<string> }
  | {
      readonly kind: "derived";
      readonly name: Located<string>;
      readonly base: Located<string>;
      /** `partial Book`: every field of the base may be absent. */
      readonly isPartial: boolean;
      /** In the order in which they are written. */
      readonly changes: readonly DerivedChange[];
    }
  /** `Slug = string length 1..80` */
  | { readonly kind: "named"; readonly name: Located<string>; readonly value: TypeAndRules }
  /** Only in the paragraph before an error catalogue: the media type of every refusal. */
  | { readonly kind: "media"; readonly media: string }
  /** Code that is no fact of the contract. */
  | {
      readonly kind: "prose";
      readonly text: string;
      /** The facts it may have been meant as, the likeliest first. Which of them makes sense here, only names show. */
      readonly near: readonly NearFact[];
      /** What is wrong with it was said where it was read. */
      readonly isReported: boolean;
    };

/** What a derived entity has less or more than its base. */
export type DerivedChange =
  | { readonly kind: "without"; readonly field: Located<string> }
  | { readonly kind: "entity"; readonly name: Located<string> }
  | { readonly kind: "object"; readonly object: Located<TypeSyntax> };

/** A fact as it should have been written. */
export interface NearFact {
  readonly text: string;
  readonly fact: Exclude<FactSyntax, { readonly kind: "prose" }>;
}
