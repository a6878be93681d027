import type { Database } from "libsql";
import { quoted } from "../rows.js";
import type { TableShape } from "../shapes.js";
import { indexTexts, tableText } from "./sqlite-shape.js";

/**
 * Brings tables to their shape, in one transaction. SQLite cannot change the rules of a table, so one whose rules have
 * changed is made anew and its rows are copied; rows that break the new rules stop that, and all stays as it was.
 */
export function adoptShape(db: Database, shapes: readonly TableShape[], applicationId: number): void {
  db.exec("BEGIN IMMEDIATE");
  try {
    for (const shape of shapes) {
      adoptTable(db, shape);
      adoptIndexes(db, shape);
    }
    db.exec(`PRAGMA application_id = ${applicationId}`);
    db.exec("COMMIT");
  } catch (error) {
    if (db.inTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

function adoptTable(db: Database, shape: TableShape): void {
  const wanted = tableText(shape);
  const there = madeAs(db, "table", shape.name);
  if (there === wanted) return;
  if (there === null) {
    db.exec(wanted);
    return;
  }
  const [name, old] = [quoted(shape.name), quoted(`_old_${shape.name}`)];
  const oldColumns = db.prepare(`SELECT name FROM pragma_table_info('${shape.name}')`).all();
  const had = new Set((oldColumns as { readonly name: string }[]).map((column) => column.name));
  const from = shape.columns.map(({ name: column }) => sourceOf(column, shape, had.has(column)));
  const into = shape.columns.map(({ name: column }) => quoted(column));
  db.exec(`ALTER TABLE ${name} RENAME TO ${old}`);
  for (const { name: index } of shape.indexes) db.exec(`DROP INDEX IF EXISTS ${quoted(index)}`);
  db.exec(wanted);
  db.exec(
    `INSERT INTO ${name} ("_number", ${into.join(", ")})
     SELECT "_number", ${from.join(", ")} FROM ${old} ORDER BY "_number"`,
  );
  db.exec(`DROP TABLE ${old}`);
}

/** Where the rows of the old table have the value of a column. */
function sourceOf(column: string, { filling }: TableShape, had: boolean): string {
  const filled = filling[column];
  if (!had) return filled ?? "NULL";
  return filled === undefined ? quoted(column) : `coalesce(${quoted(column)}, ${filled})`;
}

function adoptIndexes(db: Database, shape: TableShape): void {
  for (const [name, wanted] of indexTexts(shape)) {
    if (madeAs(db, "index", name) === wanted) continue;
    db.exec(`DROP INDEX IF EXISTS ${quoted(name)}`);
    db.exec(wanted);
  }
}

/** The statement that made it; null where there is none. */
function madeAs(db: Database, type: "table" | "index", name: string): string | null {
  const row = db.prepare("SELECT sql FROM sqlite_master WHERE type = ? AND name = ?").get(type, name);
  return (row as { readonly sql: string } | undefined)?.sql ?? null;
}
