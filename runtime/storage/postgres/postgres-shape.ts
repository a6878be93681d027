import { createHash } from "node:crypto";
import type { Column, ColumnRule } from "../columns.js";
import { literal, quoted } from "../rows.js";
import type { TableShape } from "../shapes.js";

// Texts compare by their bytes, in every database alike, so that times in text compare as times do.
const types = {
  integer: "bigint",
  number: "double precision",
  boolean: "boolean",
  text: `text COLLATE "C"`,
  json: "json",
} as const;

/** A rule as a constraint; its name is made of its text, so that a start can see which rules have changed. */
export interface RuleConstraint {
  readonly name: string;
  readonly check: string;
}

/** The table without its rules, as it is made when there is none. */
export function tableText({ name, columns, key }: TableShape): string {
  const lines = [
    `"_number" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY`,
    ...columns.map((column) => `${columnText(column)}${column.optional ? "" : " NOT NULL"}`),
    `UNIQUE (${key.map(quoted).join(", ")})`,
  ];
  return `CREATE TABLE IF NOT EXISTS ${quoted(name)} (${lines.join(", ")})`;
}

export function columnText({ name, kind }: Column): string {
  return `${quoted(name)} ${types[kind]}`;
}

export function indexTexts({ name, indexes }: TableShape): readonly string[] {
  return indexes.map((index) => {
    const columns = index.columns.map((column) => quoted(column)).join(", ");
    const where = index.where === null ? "" : ` WHERE ${index.where}`;
    return `CREATE ${index.unique ? "UNIQUE " : ""}INDEX IF NOT EXISTS ${quoted(index.name)} ON ${quoted(name)} (${columns})${where}`;
  });
}

export function ruleConstraints({ columns }: TableShape): readonly RuleConstraint[] {
  return columns.flatMap((column) =>
    column.rules.map((rule) => {
      const check = ruleText(quoted(column.name), rule);
      const hash = createHash("sha256").update(check).digest("hex").slice(0, 8);
      return { name: `rule_${column.name}_${hash}`, check };
    }),
  );
}

function ruleText(column: string, rule: ColumnRule): string {
  switch (rule.kind) {
    case "range":
      return within(column, rule);
    case "length":
      return within(`char_length(${column})`, rule);
    case "count":
      return within(`json_array_length(${column})`, rule);
    case "one of":
      return `${column} IN (${rule.values.map(literal).join(", ")})`;
    case "starts with":
      return `left(${column}, ${[...rule.text].length}) = ${literal(rule.text)}`;
  }
}

function within(
  what: string,
  { min, max }: { readonly min: number | null; readonly max: number | null },
): string {
  const bounds = [min === null ? [] : `${what} >= ${min}`, max === null ? [] : `${what} <= ${max}`];
  return bounds.flat().join(" AND ");
}
