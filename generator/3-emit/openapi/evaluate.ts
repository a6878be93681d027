import type { Json } from "../../model.js";
import type { Pattern, Reference, Text, Value } from "../../plan.js";
import { isJsonList } from "./node.js";

/** What the things of a scenario are called, with a plausible value of each; and a count of what was made distinct. */
export interface Known {
  readonly things: Map<string, Json>;
  distinct: number;
}

/** A planned value as plain JSON; `undefined` where it speaks of something unknown. */
export function evaluate(value: Value | Pattern | { readonly kind: "rest" }, known: Known): Json | undefined {
  switch (value.kind) {
    case "literal":
      return value.value;
    case "reference":
      return lookUp(value.reference, known);
    case "text": {
      const text = evaluateText(value.parts, known);
      return text === undefined || text.length * value.times > 1000 ? undefined : text.repeat(value.times);
    }
    case "distinct":
      known.distinct += 1;
      return `${value.before}${known.distinct}${value.after}`;
    case "object":
      return whole(value.fields, known);
    case "array":
      return wholeList(value.items, known);
    // A description that changed with the day would drift by itself.
    case "moment":
    case "rest":
      return undefined;
  }
}

/** What is known of a pattern: unknown fields and rests are left out. */
export function evaluatePart(pattern: Pattern, known: Known): Json | undefined {
  if (pattern.kind === "object") {
    const fields = pattern.fields.map(({ name, value }) => [name, evaluatePart(value, known)] as const);
    return Object.fromEntries(
      fields.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined),
    );
  }
  if (pattern.kind === "array") {
    const items = pattern.items.map((item) => (item.kind === "rest" ? undefined : evaluatePart(item, known)));
    return items.filter((item) => item !== undefined);
  }
  return evaluate(pattern, known);
}

type Fields = readonly { readonly name: string; readonly value: Value | Pattern }[];

function whole(fields: Fields, known: Known): Json | undefined {
  const values = fields.map(({ name, value }) => [name, evaluate(value, known)] as const);
  const complete = values.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined);
  return complete.length === values.length ? Object.fromEntries(complete) : undefined;
}

function wholeList(
  items: readonly (Value | Pattern | { readonly kind: "rest" })[],
  known: Known,
): Json | undefined {
  const values = items.map((item) => evaluate(item, known));
  return values.every((value): value is Json => value !== undefined) ? values : undefined;
}

function evaluateText(parts: Text, known: Known): string | undefined {
  const texts = parts.map((part) => (typeof part === "string" ? part : lookUp(part, known)));
  const plain = texts.filter((text) => text !== undefined && (text === null || typeof text !== "object"));
  return plain.length === texts.length ? plain.join("") : undefined;
}

function lookUp({ handle, place }: Reference, { things }: Known): Json | undefined {
  let value = things.get(handle);
  for (const step of place) value = value === undefined ? undefined : at(value, step);
  return value;
}

function at(value: Json, step: string | number): Json | undefined {
  if (value === null || typeof value !== "object") return undefined;
  if (isJsonList(value)) return typeof step === "number" ? value[step] : undefined;
  return Object.hasOwn(value, step) ? value[step] : undefined;
}
