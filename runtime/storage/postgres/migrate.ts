import { createHash } from "node:crypto";
import type { ClientBase } from "pg";
import { literal } from "../rows.js";
import { shapes, type TableShape } from "../shapes.js";
import { StoreFault } from "../store-fault.js";
import { adoptionOf, type TableThere } from "./adoption.js";
import { commitFunction } from "./commit-text.js";
import { indexTexts, ruleConstraints, tableText } from "./postgres-shape.js";

/** Any number will do, as long as every server of the shop takes the same. */
const LOCK = 5_368_709_112;

/** What the database was brought to, one after the other. */
const SHAPES = `CREATE TABLE IF NOT EXISTS "shop_shapes" (
  "number" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "fingerprint" text NOT NULL UNIQUE,
  "at" timestamptz NOT NULL DEFAULT now())`;

const HOLDS = `CREATE UNLOGGED TABLE IF NOT EXISTS "holds" (
  "scope" text COLLATE "C", "key" text COLLATE "C", "holder" text NOT NULL, "until" timestamptz NOT NULL,
  PRIMARY KEY ("scope", "key"))`;

/**
 * Brings the database to the shape that the specification asks for, in one transaction. Of many servers that start at
 * once the first does it, and the others find it done.
 */
export async function migrate(client: ClientBase): Promise<void> {
  try {
    await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${LOCK})`);
    await adoptShapes(client);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

async function adoptShapes(client: ClientBase): Promise<void> {
  const commit = commitFunction();
  const all: readonly TableShape[] = Object.values(shapes);
  const wanted = fingerprintOf(all, commit.text);
  const had = await fingerprintsOf(client);
  if (had?.[0] === wanted) return;
  if (had?.includes(wanted))
    throw new StoreFault(
      "The database was adapted to a newer specification since. Start the version of the shop that did so, or a newer one.",
    );
  const there = await tablesThere(client, all);
  const [foreign] = there.keys();
  // Tables of the same names that are not the shop's must not be taken for its own.
  if (had === null && foreign !== undefined)
    throw new StoreFault(
      `The database has a table "${foreign}" that is not the shop's. Give the shop a database of its own.`,
    );
  const statements = [
    SHAPES,
    ...all.flatMap((shape) => adoptionOf(shape, there.get(shape.name) ?? null)),
    HOLDS,
    commit.text,
    `INSERT INTO "shop_shapes" ("fingerprint") VALUES (${literal(wanted)})`,
  ];
  // Sent as one, so that a start waits once for the database and not once for each statement.
  await client.query(statements.join(";\n"));
}

/** What the database was brought to, the newest first; null where it is not a shop's. */
async function fingerprintsOf(client: ClientBase): Promise<readonly string[] | null> {
  const { rows: tables } = await client.query(`SELECT WHERE to_regclass('shop_shapes') IS NOT NULL`);
  if (tables.length === 0) return null;
  const { rows } = await client.query(`SELECT "fingerprint" FROM "shop_shapes" ORDER BY "number" DESC`);
  return (rows as { readonly fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
}

/** The tables of these names that the database has. */
async function tablesThere(
  client: ClientBase,
  all: readonly TableShape[],
): Promise<ReadonlyMap<string, TableThere>> {
  const { rows } = await client.query(
    `SELECT "name",
       (SELECT coalesce(json_object_agg(attname, attnotnull), '{}') FROM pg_attribute
        WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND attname <> '_number') AS "columns",
       ARRAY(SELECT conname::text FROM pg_constraint
             WHERE conrelid = pg_class.oid AND conname LIKE 'rule\\_%') AS "rules"
     FROM unnest($1::text[]) AS "name" JOIN pg_class ON oid = to_regclass(quote_ident("name"))
     WHERE relkind = 'r'`,
    [all.map(({ name }) => name)],
  );
  return new Map((rows as TableThere[]).map((table) => [table.name, table]));
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
