import pg from "pg";
import { type PostgresServer, startPostgres } from "../../../runtime/storage/testing/postgres-server.js";
import { temporaryFolder } from "../../../runtime/storage/testing/temporary-folder.js";
import { driverAuth } from "./tokens.js";

export const storeKinds = ["json", "sqlite", "postgres"] as const;
export type StoreKind = (typeof storeKinds)[number];

/** Where a store keeps what outlives the server. */
export interface Place {
  /** The settings of a server that keeps its things there. */
  readonly env: Readonly<Record<string, string>>;
  /** What the driver does when the server has been killed, before the next one starts. */
  afterKill(): Promise<void>;
  /** null: the store has no process of its own. */
  readonly database: Pick<PostgresServer, "kill" | "restart"> | null;
  /** Removes everything, or says where it is left for who wants to look. */
  remove(keep: boolean): Promise<string | null>;
}

/** Unpaid orders end while the driver runs, so that this is tested, too. */
const COMMON = { JWT_SECRET: driverAuth.secret, UNPAID_MINUTES: "1" };

export async function openPlace(kind: StoreKind): Promise<Place> {
  return kind === "postgres" ? postgresPlace() : filePlace(kind);
}

async function filePlace(kind: "json" | "sqlite"): Promise<Place> {
  const folder = await temporaryFolder();
  return {
    env: { ...COMMON, STORE: kind, DATA: folder.file("shop") },
    afterKill: async () => undefined,
    database: null,
    remove: async (keep) => {
      if (!keep) await folder.remove();
      return keep ? folder.path : null;
    },
  };
}

/** A server of our own that waits for the disk at each commit, as one in earnest does. */
async function postgresPlace(): Promise<Place> {
  const server = await startPostgres({ durable: true });
  const url = await server.newSchema();
  return {
    env: { ...COMMON, STORE: "postgres", DATABASE_URL: url },
    afterKill: () => letHoldsEnd(url),
    database: server,
    remove: async () => {
      await server.stop();
      return null;
    },
  };
}

/** A key that a dead server was working under is held for a minute. The driver does not wait, it lets the minute pass. */
async function letHoldsEnd(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`UPDATE "holds" SET "until" = clock_timestamp()`);
  } finally {
    await client.end();
  }
}
