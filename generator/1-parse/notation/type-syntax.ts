import type { Literal } from "../../literal.js";
import type { ScalarName } from "../../scalars/scalars.js";
import type { Located } from "../../source.js";
import type { ValueSyntax } from "./value-syntax.js";

/** A type as it was written; names are not looked up yet. */
export type TypeSyntax =
  | { readonly kind: "scalar"; readonly scalar: ScalarName }
  | { readonly kind: "entity"; readonly name: Located<string> }
  /** `Product.priceCents`: type and rules of that field. */
  | { readonly kind: "field-of"; readonly entity: Located<string>; readonly field: Located<string> }
  /** `partial Product`: every field of it may be absent. */
  | { readonly kind: "partial"; readonly name: Located<string> }
  | { readonly kind: "list"; readonly item: TypeSyntax }
  | { readonly kind: "map"; readonly value: TypeSyntax }
  /** `OPEN, CLOSED`, `"open", 3, true` */
  | { readonly kind: "enum"; readonly values: readonly Located<Literal>[] }
  /** `Cat or Dog`: two at least. */
  | { readonly kind: "union"; readonly alternatives: readonly Located<TypeSyntax>[] }
  /** `{ items: Product[], total?: integer }` */
  | {
      readonly kind: "inline";
      readonly fields: readonly InlineFieldSyntax[];
      readonly rest: RestSyntax | null;
    };

/** `...`, `...: string`: whatever else; a type of `null` says that there is nothing else, `none`. */
export interface RestSyntax {
  readonly at: Located<string>["at"];
  readonly type: Located<TypeSyntax> | null;
}

export interface InlineFieldSyntax {
  readonly name: Located<string>;
  readonly optional: boolean;
  readonly type: TypeSyntax;
}

/** One rule of a field, header or query parameter. Open ends of a range are `null`. */
export type RuleSyntax =
  | {
      readonly kind: "range";
      readonly min: number | null;
      readonly max: number | null;
      readonly exclusiveMin: boolean;
      readonly exclusiveMax: boolean;
    }
  | { readonly kind: "length"; readonly min: number | null; readonly max: number | null }
  | { readonly kind: "pattern"; readonly pattern: string }
  /** Of a list: no two items are equal. */
  | { readonly kind: "distinct" }
  /** Carried into API descriptions and not checked. */
  | { readonly kind: "format"; readonly format: string }
  | { readonly kind: "default"; readonly value: ValueSyntax }
  | { readonly kind: "example"; readonly value: ValueSyntax }
  | { readonly kind: "read-only" }
  | { readonly kind: "write-only" }
  | { readonly kind: "optional" }
  | { readonly kind: "required" }
  | { readonly kind: "nullable" }
  | { readonly kind: "unique" }
  | { readonly kind: "caller" }
  | { readonly kind: "deprecated" }
  /** Of a list in a query: commas part its items. */
  | { readonly kind: "comma" }
  /** No rules of their own: `null -> CODE` says what a null gives that may not be, `type -> CODE` a value off the type. */
  | { readonly kind: "null" }
  | { readonly kind: "type" };

/** A rule with its place, and the error it gives of its own (`-> CODE`), if any. */
export interface RuleUse {
  readonly rule: RuleSyntax;
  readonly code: Located<string> | null;
  readonly at: Located<string>["at"];
}

/** A type, rules, or a type and then rules. */
export interface TypeAndRules {
  readonly type: Located<TypeSyntax> | null;
  readonly rules: readonly RuleUse[];
}
