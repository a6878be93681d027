import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PostgresServer, startPostgres } from "../../runtime/storage/testing/postgres-server.js";

/** The settings of a store that no scenario has used, and what removes it. */
export interface FreshStore {
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

let server: Promise<PostgresServer> | null = null;

/** Chooses a store: `STORE=memory|json|sqlite|postgres`, memory unless said. PostgreSQL is started where it is needed. */
export async function freshStore(kind: string): Promise<FreshStore> {
  if (kind === "postgres") {
    server ??= startPostgres();
    const url = await (await server).newDatabase();
    return { env: { STORE: kind, DATABASE_URL: url, DATABASE_CONNECTIONS: "8" }, remove: async () => {} };
  }
  const folder = await mkdtemp(join(tmpdir(), "shop-suite-"));
  return {
    env: { STORE: kind, DATA: join(folder, "shop") },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Ends what was started for stores. */
export async function removeStores(): Promise<void> {
  const started = server;
  server = null;
  await (await started)?.stop();
}
