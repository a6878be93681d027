import type { Place } from "../../protocol/expectations.js";
import type { Located } from "../../source.js";

/** `{hat.id}`: the place `id` of what is called `hat`. `{run}` is a reference to `run`. */
export interface RefSyntax {
  readonly handle: string;
  readonly place: Place;
}

/** Text in which references may stand: `"cart of {ann.id}"`. */
export type TextPart = string | RefSyntax;

export type ValueSyntax =
  | { readonly kind: "ref"; readonly ref: RefSyntax }
  /** `times` is 1 but for `"a"*201`. */
  | { readonly kind: "string"; readonly parts: readonly TextPart[]; readonly times: number }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
  /** `now - 1 min`, `today + 14 days`, `{loan.due} + 1 h`; `seconds` may be negative. */
  | { readonly kind: "moment"; readonly from: "now" | "today" | RefSyntax; readonly seconds: number }
  /** A bare code used as an enum value: `PAID`. */
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "object"; readonly fields: readonly ObjectFieldSyntax[] }
  /** `...` in an array stands for any number of others. */
  | { readonly kind: "array"; readonly items: readonly (Located<ValueSyntax> | { readonly kind: "rest" })[] }
  | { readonly kind: "made"; readonly made: MadeSyntax }
  /** `Book[]`, in a check: any list of them. */
  | { readonly kind: "list-of"; readonly entity: Located<string> };

export interface ObjectFieldSyntax {
  readonly name: Located<string>;
  readonly value: Located<ValueSyntax>;
}

/** `NewOrder - userId` or `NewOrder { userId: 3 }`: a valid body, less fields or with some changed. */
export interface MadeSyntax {
  readonly entity: Located<string>;
  readonly without: readonly Located<string>[];
  readonly changed: readonly ObjectFieldSyntax[];
}
