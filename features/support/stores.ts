import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PostgresServer } from "../../runtime/storage/testing/postgres-server.js";

/** The settings of a store that no scenario has used, and what removes it. */
export interface FreshStore {
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

let server: Promise<PostgresServer> | null = null;

/**
 * Chooses a store: `STORE=memory|json|sqlite|postgres`, memory unless said. PostgreSQL is the one at `DATABASE_URL`, or one
 * that is started where it is needed; either way a scenario has a database of its own.
 */
export async function freshStore(kind: string): Promise<FreshStore> {
  if (kind === "postgres") {
    const { url, remove } = await freshDatabase();
    return { env: { STORE: kind, DATABASE_URL: url, DATABASE_CONNECTIONS: "8" }, remove };
  }
  const folder = await mkdtemp(join(tmpdir(), "shop-suite-"));
  return {
    env: { STORE: kind, DATA: join(folder, "shop") },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function freshDatabase(): Promise<{ readonly url: string; remove(): Promise<void> }> {
  const { DATABASE_URL: given } = process.env;
  // Loaded only where it is wanted, like all that speaks to PostgreSQL.
  if (given) return (await import("./database-on.js")).databaseOn(given);
  server ??= import("../../runtime/storage/testing/postgres-server.js").then((it) => it.startPostgres());
  // Removed with all of its server.
  return { url: await (await server).newDatabase(), remove: async () => {} };
}

/** Ends what was started for stores. */
export async function removeStores(): Promise<void> {
  const started = server;
  server = null;
  await (await started)?.stop();
}
