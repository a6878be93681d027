import type { AttachedSyntax } from "../../1-parse/document.js";
import type { TextPart, ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Step } from "../../model.js";
import type { Located } from "../../source.js";

/** What stands under a step, as the feature file shows it. */
export function attachedText(attached: AttachedSyntax | null): Step["attached"] {
  switch (attached?.kind) {
    case undefined:
      return null;
    case "text":
      return { kind: "text", text: attached.text };
    case "value":
      return { kind: "text", text: written(attached.value.value) };
    case "rows": {
      const cell = (value: Located<ValueSyntax> | null): string =>
        value === null ? "" : written(value.value);
      return {
        kind: "table",
        rows: [attached.fields.map((name) => name.value), ...attached.rows.map((row) => row.map(cell))],
      };
    }
  }
}

/** A value as the notation writes it. */
export function written(value: ValueSyntax): string {
  switch (value.kind) {
    case "ref":
      return part(value.ref);
    case "string":
      return JSON.stringify(value.parts.map(part).join("")) + (value.times === 1 ? "" : `*${value.times}`);
    case "number":
    case "boolean":
      return String(value.value);
    case "null":
      return "null";
    case "code":
      return value.code;
    case "object":
      return `{ ${value.fields.map((field) => `${field.name.value}: ${written(field.value.value)}`).join(", ")} }`;
    case "array":
      return `[${value.items.map((item) => ("kind" in item ? "..." : written(item.value))).join(", ")}]`;
    case "moment":
      return writtenMoment(value);
    case "list-of":
      return `${value.entity.value}[]`;
    case "made": {
      const { entity, without, changed } = value.made;
      const gone = without.map((field) => ` - ${field.value}`).join("");
      const other = changed.length === 0 ? "" : ` ${written({ kind: "object", fields: changed })}`;
      return entity.value + gone + other;
    }
  }
}

function writtenMoment({ from, seconds }: Extract<ValueSyntax, { kind: "moment" }>): string {
  const start = typeof from === "string" ? from : part(from);
  return seconds === 0 ? start : `${start} ${seconds < 0 ? "-" : "+"} ${Math.abs(seconds)} s`;
}

/** A text or a reference as the notation writes it. */
export const part = (text: TextPart): string => {
  if (typeof text === "string") return text;
  const place = text.place.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return `{${text.handle}${place}}`;
};
