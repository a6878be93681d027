import type { SpecModel } from "../../model.js";
import { noCodes } from "../../protocol/causes.js";
import { kindOf } from "../../protocol/error-template.js";
import { statusPhrase } from "../../protocol/status-phrases.js";

/** The widest a value may be and still stand on one line. */
const width = 110;

/** A model as JSON to be read and compared: what is `null`, false or empty is left out, what is short stands on one line. */
export function compactModel(model: SpecModel): string {
  return `${print({ ...model, errors: compactErrors(model) }, "")}\n`;
}

/** Without what follows from a code, and without the template that every specification has which says none. */
function compactErrors({ errors }: SpecModel): unknown {
  return {
    renamed: errors.renamed,
    forms: errors.forms.map(({ templates, ...form }) => (form.isProblem ? form : { ...form, templates })),
    entries: errors.entries.map(({ title, type, wire, ...entry }) => ({
      ...entry,
      title: title === statusPhrase(entry.status) ? null : title,
      type: type === kindOf(entry.code) ? null : type,
      wire: wire === entry.code ? null : wire,
    })),
  };
}

function print(value: unknown, indent: string): string {
  const line = onOneLine(value);
  if (line.length + indent.length <= width || value === null || typeof value !== "object") return line;
  const deeper = `${indent}  `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const parts = Array.isArray(value)
    ? value.map((item) => print(item, deeper))
    : presentIn(value).map(([key, inner]) => `${JSON.stringify(key)}: ${print(inner, deeper)}`);
  return `${open}\n${parts.map((part) => deeper + part).join(",\n")}\n${indent}${close}`;
}

function onOneLine(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(", ")}]`;
  const parts = presentIn(value).map(([key, inner]) => `${JSON.stringify(key)}: ${onOneLine(inner)}`);
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

/** Codes of which none is given are absent as a whole. A literal `null`, false or `""` of a value is printed, an absence is not. */
function presentIn(object: object): readonly (readonly [string, unknown])[] {
  const entries = Object.entries(object);
  const isValue = entries.some(([key, inner]) => key === "kind" && inner === "literal");
  return entries.filter(([key, inner]) => (isValue && key === "value") || !isAbsent(inner));
}

const isAbsent = (value: unknown): boolean =>
  value === null ||
  value === false ||
  value === "" ||
  value === noCodes ||
  (Array.isArray(value) && value.length === 0);
