import type { Located, Span } from "../source.js";
import type { ExampleDocument } from "./document.js";
import type { Filling } from "./placed-text.js";

/** A table of examples as it was written. */
export interface ExampleTable {
  /** Its head, or, where it has none, the line that announces it. */
  readonly at: Span;
  readonly columns: readonly Located<string>[];
  readonly rows: readonly ExampleRow[];
}

export interface ExampleRow {
  readonly at: Span;
  /** One for each column. An empty cell stands where a value would. */
  readonly fillings: readonly (Filling & { readonly at: Span })[];
}

/** The row as a scenario knows it. */
export const exampleOf = ({ at, fillings }: ExampleRow): ExampleDocument => ({
  at,
  cells: fillings.map(({ name, value, at: cell }) => ({ value: name, at: cell, isEmpty: value.text === "" })),
});

/** What two rows have in common that are the same scenario. */
export const valuesOf = ({ fillings }: ExampleRow): string =>
  JSON.stringify(fillings.map(({ name, value }) => [name, value.text]));

/** The rows without those that are an earlier one once more. */
export function distinctRows(rows: readonly ExampleRow[]): readonly ExampleRow[] {
  const known = new Set<string>();
  return rows.filter((row) => known.size < known.add(valuesOf(row)).size);
}
