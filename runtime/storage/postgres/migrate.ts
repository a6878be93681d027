import { createHash } from "node:crypto";
import type { ClientBase } from "pg";
import { quoted } from "../rows.js";
import { shapes, type TableShape } from "../shapes.js";
import { StoreFault } from "../store-fault.js";
import { commitFunction } from "./commit-text.js";
import { columnText, indexTexts, ruleConstraints, tableText } from "./postgres-shape.js";

/** Any number will do, as long as every server of the shop takes the same. */
const LOCK = 5_368_709_112;

const HOLDS = `CREATE UNLOGGED TABLE IF NOT EXISTS "holds" (
  "scope" text COLLATE "C", "key" text COLLATE "C", "holder" text NOT NULL, "until" timestamptz NOT NULL,
  PRIMARY KEY ("scope", "key"))`;

/**
 * Brings the database to the shape that the specification asks for, in one transaction. Of many servers that start at
 * once the first does it, and the others find it done.
 */
export async function migrate(client: ClientBase): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    await adoptShapes(client);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

async function adoptShapes(client: ClientBase): Promise<void> {
  const commit = commitFunction();
  const wanted = fingerprintOf(Object.values(shapes), commit.text);
  await demandOurs(client);
  await client.query(
    `CREATE TABLE IF NOT EXISTS "shop_shapes" (
       "number" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "fingerprint" text NOT NULL UNIQUE,
       "at" timestamptz NOT NULL DEFAULT now())`,
  );
  const { rows } = await client.query(`SELECT "fingerprint" FROM "shop_shapes" ORDER BY "number" DESC`);
  const had = (rows as { readonly fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
  if (had[0] === wanted) return;
  if (had.includes(wanted))
    throw new StoreFault(
      "The database was adapted to a newer specification since. Start the version of the shop that did so, or a newer one.",
    );
  for (const shape of Object.values(shapes)) await adoptTable(client, shape);
  await client.query(HOLDS);
  await client.query(commit.text);
  await client.query(`INSERT INTO "shop_shapes" ("fingerprint") VALUES ($1)`, [wanted]);
}

/** Tables of the same names that are not the shop's must not be taken for its own. */
async function demandOurs(client: ClientBase): Promise<void> {
  const names = Object.values(shapes).map(({ name }) => name);
  const { rows } = await client.query(
    `SELECT relname AS name FROM pg_class
     WHERE relkind = 'r' AND pg_table_is_visible(oid) AND relname = ANY ($1) AND to_regclass('shop_shapes') IS NULL`,
    [names],
  );
  const [foreign] = rows as { readonly name: string }[];
  if (foreign !== undefined)
    throw new StoreFault(
      `The database has a table "${foreign.name}" that is not the shop's. Give the shop a database of its own.`,
    );
}

function fingerprintOf(all: readonly TableShape[], commitText: string): string {
  const texts = all.map((shape) => [
    tableText(shape),
    indexTexts(shape),
    ruleConstraints(shape),
    shape.filling,
  ]);
  return createHash("sha256")
    .update(JSON.stringify([texts, HOLDS, commitText]))
    .digest("hex");
}

async function adoptTable(client: ClientBase, shape: TableShape): Promise<void> {
  const table = quoted(shape.name);
  await client.query(tableText(shape));
  await adoptColumns(client, shape);
  await adoptRules(client, shape);
  for (const text of indexTexts(shape)) await client.query(text);
  await client.query(`ANALYZE ${table}`);
}

/** Adds what is missing; a column that the specification has dropped stays, and need not be filled any more. */
async function adoptColumns(client: ClientBase, { name, columns, filling }: TableShape): Promise<void> {
  const table = quoted(name);
  const { rows } = await client.query(
    `SELECT attname AS name, attnotnull AS required FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname <> '_number'`,
    [table],
  );
  const there = new Map(
    (rows as { readonly name: string; readonly required: boolean }[]).map((row) => [row.name, row]),
  );
  for (const column of columns) {
    const column_ = quoted(column.name);
    const had = there.get(column.name);
    if (had === undefined) await client.query(`ALTER TABLE ${table} ADD COLUMN ${columnText(column)}`);
    if (had?.required === !column.optional) continue;
    const filled = filling[column.name];
    if (!column.optional && filled !== undefined)
      await client.query(`UPDATE ${table} SET ${column_} = ${filled} WHERE ${column_} IS NULL`);
    const verb = column.optional ? "DROP" : "SET";
    await client.query(`ALTER TABLE ${table} ALTER COLUMN ${column_} ${verb} NOT NULL`);
  }
  const wanted = new Set(columns.map((column) => column.name));
  for (const { name: old, required } of there.values())
    if (required && !wanted.has(old))
      await client.query(`ALTER TABLE ${table} ALTER COLUMN ${quoted(old)} DROP NOT NULL`);
}

async function adoptRules(client: ClientBase, shape: TableShape): Promise<void> {
  const table = quoted(shape.name);
  const { rows } = await client.query(
    `SELECT conname AS name FROM pg_constraint WHERE conrelid = $1::regclass AND conname LIKE 'rule\\_%'`,
    [table],
  );
  const there = new Set((rows as { readonly name: string }[]).map(({ name }) => name));
  const wanted = new Map(ruleConstraints(shape).map(({ name, check }) => [name, check]));
  for (const name of there)
    if (!wanted.has(name)) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`);
  for (const [name, check] of wanted)
    if (!there.has(name))
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} CHECK (${check})`);
}
