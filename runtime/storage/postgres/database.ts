import pg from "pg";
import { OVERTAKEN } from "./commit-text.js";

/** A pool of connections to one database. */
export interface Database {
  query<R extends object>(
    named: { readonly name: string; readonly text: string },
    values: readonly unknown[],
  ): Promise<readonly R[]>;
  /** Lends a connection for work that needs one for itself. */
  lend<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

const INT8 = 20;

/**
 * A commit returns when it is on the disk, whatever the database would do by itself. Every statement is a look-up by an
 * index, so it is planned once a connection; and a plan that was made while a table was empty must not read all of it
 * when it is large.
 */
const SETTINGS = `SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off;
  SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`;

/** Opens a pool. Connections that break are replaced; who was using one hears of it. */
export function openDatabase(url: string, connections: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: "shop",
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    onConnect: (client) => client.query(SETTINGS).then(() => undefined),
    // Numbers of the specification are safe integers, so a number holds them.
    types: {
      getTypeParser: ((oid: number, format: "text") =>
        oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  // An idle connection that ends (the database restarts) is no reason to end as well.
  pool.on("error", () => undefined);
  return {
    query: async (named, values) => {
      // PostgreSQL knows no such text, so nothing is kept under it.
      if (values.some((value) => typeof value === "string" && value.includes("\0"))) return [];
      return (await pool.query({ ...named, values: [...values] })).rows;
    },
    lend: async (work) => {
      const client = await pool.connect();
      try {
        return await work(client);
      } finally {
        client.release();
      }
    },
    end: () => pool.end(),
  };
}

/** What was read has changed, could not be serialized, met another in a ring, or is there by now and was not. */
const LOST_RACE = new Set([OVERTAKEN, "40001", "40P01", "23505"]);

/** Somebody else was quicker: doing it all again may succeed. */
export function lostRace(error: unknown): boolean {
  return LOST_RACE.has(codeOf(error));
}

/** The connection broke, or the database is just starting or stopping. */
export function lostConnection(error: unknown): boolean {
  const code = codeOf(error);
  return /^(57P0|08)/.test(code) || /^E[A-Z]+$/.test(code) || String(error).includes("Connection terminated");
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
