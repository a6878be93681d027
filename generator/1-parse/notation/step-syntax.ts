import type { Comparison, Measure, Place } from "../../protocol/expectations.js";
import type { Method } from "../../protocol/methods.js";
import type { Located } from "../../source.js";
import type { ShapeSyntax } from "./fact-syntax.js";
import type { ObjectFieldSyntax, RefSyntax, TextPart, ValueSyntax } from "./value-syntax.js";

/** `19 x` is 19..19; `1.. x` has no upper end. */
export interface Count {
  readonly min: number;
  readonly max: number | null;
}

/** What a code span means in a step, before any name is looked up. */
export type StepSpan =
  | {
      readonly kind: "request";
      readonly times: number;
      readonly method: Method;
      /** Path and query as written, with references. */
      readonly path: Located<readonly TextPart[]>;
      readonly body: Located<ValueSyntax> | null;
    }
  | {
      readonly kind: "answer";
      readonly count: Count | null;
      readonly status: number;
      readonly code: Located<string> | null;
      readonly body: Located<ShapeSyntax> | null;
      readonly handle: Located<string> | null;
      readonly pattern: Located<ValueSyntax> | null;
    }
  | {
      readonly kind: "thing";
      readonly entity: Located<string>;
      readonly handle: Located<string> | null;
      readonly fields: readonly ObjectFieldSyntax[];
    }
  | { readonly kind: "pattern"; readonly pattern: ValueSyntax }
  | {
      readonly kind: "test";
      readonly place: Place;
      readonly comparison: Comparison;
      readonly value: Located<ValueSyntax>;
    }
  | { readonly kind: "absent"; readonly place: Place }
  /** `= {first}`: the whole body. */
  | { readonly kind: "same"; readonly ref: Located<RefSyntax> }
  | { readonly kind: "caller"; readonly callers: readonly CallerSyntax[] }
  | { readonly kind: "header"; readonly name: string; readonly value: readonly TextPart[] }
  | { readonly kind: "text"; readonly parts: readonly TextPart[] }
  | { readonly kind: "again" }
  | { readonly kind: "clock"; readonly seconds: number }
  | { readonly kind: "power"; readonly power: "restart" | "kill" }
  /** `seconds` is `null` where the number of callers bounds the load. */
  | { readonly kind: "load"; readonly perSecond: number; readonly seconds: number | null }
  /** Milliseconds for a percentile, a share from 0 to 1 for errors. */
  | { readonly kind: "level"; readonly measure: Measure; readonly below: number }
  /** Code that is no span of the grammar: the step is unbound. `near` names the form it almost has. */
  | {
      readonly kind: "prose";
      readonly near: string | null;
      /** What is wrong with it was said where it was read. */
      readonly isReported: boolean;
    };

/** `@buyer[20]` is twenty callers; `count` is `null` for one. `@ann[books:read]` has that scope. */
export interface CallerSyntax {
  readonly name: Located<string>;
  readonly count: number | null;
  /** Roles and scopes that are said here. */
  readonly roles: readonly Located<string>[];
}
