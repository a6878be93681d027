import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OwnSchema } from "../../runtime/storage/testing/own-schema.js";
import type { PostgresServer } from "../../runtime/storage/testing/postgres-server.js";

/** The settings of a store that no scenario has used, and what removes it. */
export interface FreshStore {
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

let server: Promise<PostgresServer> | null = null;

/**
 * Chooses a store: `STORE=memory|json|sqlite|postgres`, memory unless said. PostgreSQL is the one at `DATABASE_URL`, or one
 * that is started where it is needed; either way a scenario has a schema of its own.
 */
export async function freshStore(kind: string): Promise<FreshStore> {
  if (kind === "postgres") {
    const { url, remove } = await freshSchema();
    return { env: { STORE: kind, DATABASE_URL: url, DATABASE_CONNECTIONS: "8" }, remove };
  }
  const folder = await mkdtemp(join(tmpdir(), "shop-suite-"));
  return {
    env: { STORE: kind, DATA: join(folder, "shop") },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function freshSchema(): Promise<OwnSchema> {
  const { DATABASE_URL: given } = process.env;
  if (given) return schemaOn(given);
  // Loaded only where it is wanted, like all that speaks to PostgreSQL.
  server ??= import("../../runtime/storage/testing/postgres-server.js").then((it) => it.startPostgres());
  // Removed with all of its server.
  return { url: await (await server).newSchema(), remove: async () => {} };
}

/** A schema in somebody else's database, whose user may make one. */
async function schemaOn(given: string): Promise<OwnSchema> {
  const { ownSchema } = await import("../../runtime/storage/testing/own-schema.js");
  try {
    return await ownSchema(given);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    // Not shown: the URL may hold a password.
    throw new Error(
      `No schema could be made in the database of DATABASE_URL: ${why}. The suite makes one for each scenario and removes it, so its user needs CREATE on the database.`,
    );
  }
}

/** Ends what was started for stores. */
export async function removeStores(): Promise<void> {
  const started = server;
  server = null;
  await (await started)?.stop();
}
