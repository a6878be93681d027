import type { Reference, Text, Value } from "../../generator/plan.js";

/** A value without parts; it means the same in a pattern. */
export type Leaf = Exclude<Value, { readonly kind: "object" | "array" }>;

/**
 * What `ref`, `text`, `moment` and `distinct` give. A class and no plain object, because a plain object in a printed plan is
 * always a body, whatever its fields are called.
 */
export class ValueTerm {
  readonly value: Leaf;

  constructor(value: Leaf) {
    this.value = value;
  }
}

/** A reference stands for a value, and inside a text for its text. */
export class RefTerm extends ValueTerm {
  readonly reference: Reference;

  constructor(reference: Reference) {
    super({ kind: "reference", reference });
    this.reference = reference;
  }
}

/** Any number of others, in the pattern of an array. */
export class RestTerm {
  readonly kind = "rest";
}

export type TextInput = string | readonly (string | RefTerm)[];
export type ValueInput =
  | string
  | number
  | boolean
  | null
  | ValueTerm
  | readonly ValueInput[]
  | { readonly [name: string]: ValueInput };
export type PatternInput =
  | string
  | number
  | boolean
  | null
  | ValueTerm
  | readonly (PatternInput | RestTerm)[]
  | { readonly [name: string]: PatternInput };

/** `ref("first", "items", 0, "id")`: the place `items[0].id` of what is called `first`. */
export function ref(handle: string, ...place: (string | number)[]): RefTerm {
  return new RefTerm({ handle, place });
}

/** A text with references in it, or one repeated: `text("a", 201)`. */
export function text(parts: TextInput, times = 1): ValueTerm {
  return new ValueTerm({ kind: "text", parts: liftText(parts), times });
}

/** A text unlike all others of the scenario. */
export function distinct(before: string, after: string): ValueTerm {
  return new ValueTerm({ kind: "distinct", before, after });
}

/** `moment("now", -60)`: so many seconds from the scenario's time, its day, or another moment. */
export function moment(from: "now" | "today" | RefTerm, seconds = 0): ValueTerm {
  return new ValueTerm({ kind: "moment", from: from instanceof RefTerm ? from.reference : from, seconds });
}

export const rest: RestTerm = new RestTerm();

/** Makes the plan's text of what was printed. */
export function liftText(parts: TextInput): Text {
  if (typeof parts === "string") return [parts];
  return parts.map((part) => (part instanceof RefTerm ? part.reference : part));
}
