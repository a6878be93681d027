import type { Declaration, Row } from "../types/type-writer.js";
import { nameText } from "../words/names.js";
import { proseCell, proseParagraphs } from "../words/prose.js";
import { codeCell, codeSpan } from "./code-span.js";

type Table = Extract<Declaration, { kind: "table" }>;

/** The name of an entity, what it is, and the table of its fields. */
export function entityTable({ name, description, rows }: Table): string {
  const cells = [["Field", "Type", "Rules", "Description"], ...rows.map(cellsOf)];
  const used = [0, 1, 2, 3].filter((i) => i < 2 || cells.some((row, at) => at > 0 && row[i] !== ""));
  const most = Math.max(...used);
  const columns = [0, 1, 2, 3].filter((i) => i <= most);
  const widths = columns.map((i) => Math.min(40, Math.max(3, ...cells.map((row) => (row[i] ?? "").length))));
  const line = (row: readonly string[]) =>
    `| ${columns.map((i) => (row[i] ?? "").padEnd(widths[i] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = cells;
  const rule = `| ${columns.map((i) => "-".repeat(widths[i] ?? 3)).join(" | ")} |`;
  const words = proseParagraphs(description);
  return [...words, codeSpan(name), [line(head), rule, ...body.map(line)].join("\n")].join("\n\n");
}

function cellsOf({ name, type, rules, pattern, description }: Row): readonly string[] {
  const all = [...rules.map(ruleCell), ...(pattern === null ? [] : [`pattern ${codeCell(pattern)}`])];
  return [
    name === "..." ? name : codeCell(nameText(name) ?? name),
    type.includes('"') ? codeCell(type) : type,
    all.join(", "),
    proseCell(description),
  ];
}

/** A default may hold what a table reads as its own. */
const ruleCell = (rule: string): string => {
  const [, value] = /^default (["[{].*)$/.exec(rule) ?? [];
  return value === undefined ? rule : `default ${codeCell(value)}`;
};
