import type { Pattern, Place, Reference, Text, Value } from "../../plan.js";

/** `items[0].name` */
export const sayPlace = (place: Place): string =>
  place
    .map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join("");

export function sayReference({ handle, place }: Reference): string {
  const inner = sayPlace(place);
  return `{${handle}${inner === "" || inner.startsWith("[") ? "" : "."}${inner}}`;
}

export const sayText = (text: Text): string =>
  text.map((part) => (typeof part === "string" ? part : sayReference(part))).join("");

/** A body or pattern as it will be, references by name. `#` stands for a number unlike all others. */
export function sayValue(value: Value | Pattern | { readonly kind: "rest" }): string {
  switch (value.kind) {
    case "literal":
      return JSON.stringify(value.value);
    case "reference":
      return sayReference(value.reference);
    case "text":
      return JSON.stringify(sayText(value.parts)) + (value.times === 1 ? "" : `*${value.times}`);
    case "distinct":
      return JSON.stringify(`${value.before}#${value.after}`);
    case "moment":
      return sayMoment(value);
    case "rest":
      return "...";
    case "array":
      return `[${value.items.map(sayValue).join(", ")}]`;
    case "object":
      if (value.fields.length === 0) return "{}";
      return `{ ${value.fields.map(({ name, value: inner }) => `${name}: ${sayValue(inner)}`).join(", ")} }`;
  }
}

function sayMoment({ from, seconds }: Extract<Value, { kind: "moment" }>): string {
  const start = typeof from === "string" ? from : sayReference(from);
  if (seconds === 0) return start;
  const size = Math.abs(seconds);
  const [unit, length] = units.find(([, one]) => size % one === 0) ?? ["s", 1];
  return `${start} ${seconds < 0 ? "-" : "+"} ${size / length} ${unit}`;
}

const units: readonly (readonly [string, number])[] = [
  ["days", 86_400],
  ["h", 3600],
  ["min", 60],
];
