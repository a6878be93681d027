import type { Column, ColumnRule } from "../columns.js";
import { literal, quoted } from "../rows.js";
import type { TableShape } from "../shapes.js";

const types = { integer: "INTEGER", number: "REAL", boolean: "INTEGER", text: "TEXT", json: "TEXT" } as const;

/** The table as SQLite makes it; the text is kept by SQLite, so that a later start can see whether rules have changed. */
export function tableText({ name, columns, key }: TableShape): string {
  const lines = [
    `"_number" INTEGER PRIMARY KEY`,
    ...columns.map(columnText),
    `UNIQUE (${key.map(quoted).join(", ")})`,
  ];
  return `CREATE TABLE ${quoted(name)} (\n  ${lines.join(",\n  ")}\n) STRICT`;
}

/** Its indexes by their names. */
export function indexTexts({ name, indexes }: TableShape): ReadonlyMap<string, string> {
  return new Map(
    indexes.map((index) => {
      const columns = index.columns.map((column) => quoted(column)).join(", ");
      const where = index.where === null ? "" : ` WHERE ${index.where}`;
      return [
        index.name,
        `CREATE ${index.unique ? "UNIQUE " : ""}INDEX ${quoted(index.name)} ON ${quoted(name)} (${columns})${where}`,
      ];
    }),
  );
}

function columnText({ name, kind, optional, rules }: Column): string {
  const checks = [
    ...rules.map((rule) => ruleText(quoted(name), rule)),
    ...(kind === "json" ? [jsonText(quoted(name), optional)] : []),
  ].map((check) => ` CHECK (${check})`);
  return `${quoted(name)} ${types[kind]}${optional ? "" : " NOT NULL"}${checks.join("")}`;
}

/** What `json_valid` says of NULL depends on the version of SQLite, and the file may be opened by another. */
function jsonText(column: string, optional: boolean): string {
  return `${optional ? `${column} IS NULL OR ` : ""}json_valid(${column})`;
}

function ruleText(column: string, rule: ColumnRule): string {
  switch (rule.kind) {
    case "range":
      return within(column, rule);
    case "length":
      return within(`length(${column})`, rule);
    case "count":
      return within(`json_array_length(${column})`, rule);
    case "one of":
      return `${column} IN (${rule.values.map(literal).join(", ")})`;
    case "starts with":
      return `substr(${column}, 1, ${[...rule.text].length}) = ${literal(rule.text)}`;
  }
}

function within(
  what: string,
  { min, max }: { readonly min: number | null; readonly max: number | null },
): string {
  return [min === null ? [] : `${what} >= ${min}`, max === null ? [] : `${what} <= ${max}`]
    .flat()
    .join(" AND ");
}
