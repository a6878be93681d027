import { randomBytes } from "node:crypto";
import pg from "pg";

/** An empty place of its own in a database that others use as well. */
export interface OwnSchema {
  /** The URL of the database, whose connections see this schema and no other. */
  readonly url: string;
  remove(): Promise<void>;
}

/** Makes an empty schema, which takes a tenth of the time of a database and fewer rights; `remove` leaves nothing of it. */
export async function ownSchema(database: string): Promise<OwnSchema> {
  const name = `specwright_${randomBytes(6).toString("hex")}`;
  await run(database, `CREATE SCHEMA ${name}`);
  const url = new URL(database);
  // What the URL sets already stays; of two settings of one name the last is taken.
  const options = [url.searchParams.get("options"), `-c search_path=${name}`];
  url.searchParams.set("options", options.filter((option) => option !== null).join(" "));
  return { url: url.href, remove: () => run(database, `DROP SCHEMA IF EXISTS ${name} CASCADE`) };
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
