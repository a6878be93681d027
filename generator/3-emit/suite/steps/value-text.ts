import type { Pattern, Reference, Text, Value } from "../../../plan.js";
import type { Doc } from "../../text/doc.js";
import { arrayOf, call, literal, numeral, objectOf, property, quote } from "../../text/literal.js";
import type { BuilderScope } from "./builder-scope.js";

type Item = Pattern | { readonly kind: "rest" };

/** A value or a pattern as TypeScript: plain literals where it is plain JSON, builders where it is not. */
export function valueText(value: Value | Item, scope: BuilderScope): Doc {
  switch (value.kind) {
    case "literal":
      return literal(value.value);
    case "reference":
      return referenceText(value.reference, scope);
    case "text":
      return repeatedText(value.parts, value.times, scope);
    case "distinct":
      return call(scope.use("distinct"), [quote(value.before), quote(value.after)]);
    case "moment": {
      const { from, seconds } = value;
      const start = typeof from === "string" ? quote(from) : referenceText(from, scope);
      return call(scope.use("moment"), [start, ...(seconds === 0 ? [] : [numeral(seconds)])]);
    }
    case "object":
      return objectOf(lastOfEach(value.fields).map(([name, item]) => property(name, valueText(item, scope))));
    case "array":
      return arrayOf(value.items.map((item) => valueText(item, scope)));
    case "rest":
      return scope.use("rest");
  }
}

/** Where a name is written twice the last one counts, as in JSON. */
function lastOfEach<T>(
  fields: readonly { readonly name: string; readonly value: T }[],
): readonly (readonly [string, T])[] {
  return [...new Map(fields.map(({ name, value }) => [name, value]))];
}

export function referenceText({ handle, place }: Reference, scope: BuilderScope): Doc {
  const steps = place.map((step) => (typeof step === "number" ? numeral(step) : quote(step)));
  return call(scope.use("ref"), [quote(handle), ...steps]);
}

function repeatedText(parts: Text, times: number, scope: BuilderScope): Doc {
  const plain = plainText(parts);
  if (times === 1 && plain !== null) return quote(plain);
  return call(scope.use("text"), [textText(parts, scope), ...(times === 1 ? [] : [numeral(times)])]);
}

/** A text, or where references stand in it the list of its parts. */
export function textText(parts: Text, scope: BuilderScope): Doc {
  const plain = plainText(parts);
  if (plain !== null) return quote(plain);
  return arrayOf(parts.map((part) => (typeof part === "string" ? quote(part) : referenceText(part, scope))));
}

function plainText(parts: Text): string | null {
  return parts.every((part) => typeof part === "string") ? parts.join("") : null;
}
