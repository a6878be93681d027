import { quoted } from "../rows.js";
import type { TableShape } from "../shapes.js";
import { columnText, indexTexts, ruleConstraints, tableText } from "./postgres-shape.js";

/** A table as a start finds it in the database. */
export interface TableThere {
  readonly name: string;
  /** Its columns, and whether each must be filled. */
  readonly columns: Readonly<Record<string, boolean>>;
  /** The names of the rules that it enforces. */
  readonly rules: readonly string[];
}

/** The statements that bring a table to its shape, one after the other; `there` is null where there is no such table yet. */
export function adoptionOf(shape: TableShape, there: TableThere | null): readonly string[] {
  return [
    tableText(shape),
    ...(there === null ? [] : columnChanges(shape, there)),
    ...ruleChanges(shape, there?.rules ?? []),
    ...indexTexts(shape),
    `ANALYZE ${quoted(shape.name)}`,
  ];
}

/** Adds what is missing; a column that the specification has dropped stays, and need not be filled any more. */
function columnChanges({ name, columns, filling }: TableShape, there: TableThere): readonly string[] {
  const table = quoted(name);
  const had = new Map(Object.entries(there.columns));
  const wanted = new Set(columns.map((column) => column.name));
  const changed = columns.flatMap((column) => {
    const own = quoted(column.name);
    const required = had.get(column.name);
    const added = required === undefined ? [`ALTER TABLE ${table} ADD COLUMN ${columnText(column)}`] : [];
    if (required === !column.optional) return added;
    const fill = column.optional ? undefined : filling[column.name];
    const filled = fill === undefined ? [] : [`UPDATE ${table} SET ${own} = ${fill} WHERE ${own} IS NULL`];
    const verb = column.optional ? "DROP" : "SET";
    return [...added, ...filled, `ALTER TABLE ${table} ALTER COLUMN ${own} ${verb} NOT NULL`];
  });
  const dropped = [...had]
    .filter(([old, required]) => required && !wanted.has(old))
    .map(([old]) => `ALTER TABLE ${table} ALTER COLUMN ${quoted(old)} DROP NOT NULL`);
  return [...changed, ...dropped];
}

/** All in one statement, which reads the table once, however many rules are new. */
function ruleChanges(shape: TableShape, there: readonly string[]): readonly string[] {
  const wanted = ruleConstraints(shape);
  const names = new Set(wanted.map(({ name }) => name));
  const changes = [
    ...there.filter((name) => !names.has(name)).map((name) => `DROP CONSTRAINT ${quoted(name)}`),
    ...wanted
      .filter(({ name }) => !there.includes(name))
      .map(({ name, check }) => `ADD CONSTRAINT ${quoted(name)} CHECK (${check})`),
  ];
  return changes.length === 0 ? [] : [`ALTER TABLE ${quoted(shape.name)} ${changes.join(", ")}`];
}
