import { randomBytes } from "node:crypto";
import pg from "pg";

/** Makes an empty database on somebody else's server, whose user may do so; `remove` leaves nothing of it. */
export async function databaseOn(given: string): Promise<{ readonly url: string; remove(): Promise<void> }> {
  const name = `specwright_suite_${randomBytes(6).toString("hex")}`;
  try {
    await run(given, `CREATE DATABASE ${name}`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    // Not shown: the URL may hold a password.
    throw new Error(
      `No database could be made on the server of DATABASE_URL: ${why}. The suite makes one for each scenario and removes it, so its user needs CREATEDB.`,
    );
  }
  const url = new URL(given);
  url.pathname = `/${name}`;
  // Whoever was killed may still seem to be connected.
  return { url: url.href, remove: () => run(given, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
