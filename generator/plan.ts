import type { Comparison, Measure, Place } from "./protocol/expectations.js";
import type { Method } from "./protocol/methods.js";

export type { Comparison, Measure, Method, Place };

/**
 * What one step does and checks, with every name looked up. The compiler makes it, the emitter prints it, the
 * acceptance suite runs it. In this order: the clock moves, the power fails, things are made, requests are sent,
 * answers are checked.
 */
export interface StepPlan {
  readonly phase: "given" | "when" | "then";
  /** Who acts in this step alone; empty: nobody. Several act at once in WHEN, in turn in GIVEN. */
  readonly callers: readonly PlannedCaller[];
  readonly afterSeconds: number | null;
  readonly power: "restart" | "kill" | null;
  readonly makes: readonly Making[];
  readonly send: Sending | null;
  /** The scenario's last request once more, by `callers`; where there are none, by the caller that sent it. */
  readonly again: boolean;
  /** Whether this step's requests must be answered below 400: no check of this or a later step names their status. */
  readonly mustSucceed: boolean;
  readonly load: { readonly perSecond: number; readonly seconds: number | null } | null;
  readonly checks: readonly Check[];
}

/** `nobody` is `null`: no credentials, no caller field. `@buyer[20]` is twenty callers named buyer1 … buyer20. */
export type PlannedCaller = {
  readonly name: string;
  readonly id: string;
  /** Roles and scopes, sorted. */
  readonly roles: readonly string[];
} | null;

/** A GIVEN thing: `operation` makes it; its answer, or that field of it, gets the name. */
export interface Making {
  readonly handle: string | null;
  readonly operation: string;
  readonly path: Text;
  readonly body: Value | null;
  /** The field of the answer that holds the thing, if it is wrapped. */
  readonly envelope: string | null;
  /** A caller who may make it. */
  readonly by: PlannedCaller;
}

export interface Sending {
  /** `null` where no operation has this path, and ROUTE_NOT_FOUND or METHOD_NOT_ALLOWED is expected. */
  readonly operation: string | null;
  readonly method: Method;
  /** Path and query. */
  readonly path: Text;
  readonly headers: readonly { readonly name: string; readonly value: Text }[];
  /** One request for each; several are the rows of a table. */
  readonly bodies: readonly Payload[];
  /** How often each is sent, at once. */
  readonly times: number;
}

export type Payload =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly value: Value }
  /** Sent as it stands. */
  | { readonly kind: "text"; readonly text: string };

/** Text with references to evaluate: `["/api/orders/", { handle: "first", place: ["id"] }]`. */
export type Text = readonly (string | Reference)[];
export interface Reference {
  readonly handle: string;
  readonly place: Place;
}

export type Value =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "reference"; readonly reference: Reference }
  | { readonly kind: "text"; readonly parts: Text; readonly times: number }
  /** A date-time so many seconds from now or from another one; of `today`, or of a date, a date. */
  | { readonly kind: "moment"; readonly from: "now" | "today" | Reference; readonly seconds: number }
  /** A value made from the schema, unlike all others of the scenario: a running number between two texts. */
  | { readonly kind: "distinct"; readonly before: string; readonly after: string }
  | { readonly kind: "object"; readonly fields: readonly { readonly name: string; readonly value: Value }[] }
  | { readonly kind: "array"; readonly items: readonly Value[] };

/** What a body is held against: objects at least, arrays exactly and in order, a rest for any others. */
export type Pattern =
  | Exclude<Value, { readonly kind: "object" | "array" }>
  | {
      readonly kind: "object";
      readonly fields: readonly { readonly name: string; readonly value: Pattern }[];
    }
  | { readonly kind: "array"; readonly items: readonly (Pattern | { readonly kind: "rest" })[] };

/** Of the types that an answer may have, the one that it has here: by its number, and in words. */
export interface Alternative {
  readonly index: number;
  readonly name: string;
}

/** What is held against the answers of the step's own question, or else of the last WHEN. */
export type Check =
  | {
      readonly kind: "answer";
      /** How many of the answers; `null`: all. `max` `null`: no upper end. */
      readonly count: { readonly min: number; readonly max: number | null } | null;
      readonly status: number;
      readonly code: string | null;
      /** The name this answer's body gets. */
      readonly handle: string | null;
      readonly alternative: Alternative | null;
      readonly pattern: Pattern | null;
    }
  | { readonly kind: "pattern"; readonly pattern: Pattern }
  /** `length` as last step counts a list or text, unless a field is called so. */
  | { readonly kind: "test"; readonly place: Place; readonly comparison: Comparison; readonly value: Value }
  | { readonly kind: "absent"; readonly place: Place }
  | { readonly kind: "same"; readonly reference: Reference }
  | { readonly kind: "header"; readonly name: string; readonly value: Text }
  | { readonly kind: "text"; readonly text: Text }
  /** The answer is an entity, found through its envelope, and gets a name. */
  | {
      readonly kind: "thing";
      readonly envelope: string | null;
      readonly handle: string | null;
      readonly alternative: Alternative | null;
      readonly pattern: Pattern;
    }
  /** Milliseconds for a percentile, a share from 0 to 1 for errors. */
  | { readonly kind: "level"; readonly measure: Measure; readonly below: number };
