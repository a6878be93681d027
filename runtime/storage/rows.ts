import type { Column } from "./columns.js";

/** What a database column holds. */
export type Cell = string | number | null;
export type Row = Readonly<Record<string, unknown>>;

/** A value as the cells of its columns, in their order. */
export function cellsOf(columns: readonly Column[], value: object): Cell[] {
  const fields = value as Readonly<Record<string, unknown>>;
  return columns.map(({ name, kind }) => {
    const field = fields[name];
    if (field === undefined || field === null) return null;
    if (kind === "json") return JSON.stringify(field);
    if (kind === "boolean") return field === true ? 1 : 0;
    return field as Cell;
  });
}

/** The value whose cells these are; an empty cell is an absent field. */
export function valueFrom<V>(columns: readonly Column[], row: Row): V {
  const value: Record<string, unknown> = {};
  for (const { name, kind } of columns) {
    const cell = row[name];
    if (cell === null || cell === undefined) continue;
    if (kind === "json") value[name] = typeof cell === "string" ? JSON.parse(cell) : cell;
    else value[name] = kind === "boolean" ? cell === 1 || cell === true : cell;
  }
  return value as V;
}

/** A name as SQL has it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL has it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
