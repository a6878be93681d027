import type { Store } from "./store.js";
import { StoreFault } from "./store-fault.js";

type Env = Readonly<Record<string, string | undefined>>;

const kinds = ["memory", "json", "sqlite", "postgres"] as const;
type Kind = (typeof kinds)[number];

/**
 * Opens the store that the settings choose: `STORE=memory|json|sqlite|postgres`, `DATA` for a file, `DATABASE_URL` for
 * PostgreSQL. Without any, it is SQLite in `data/shop.db`. Rejects with `StoreFault`, for people, where it cannot. Only the
 * store that is chosen is loaded.
 */
export async function openStore(env: Env): Promise<Store> {
  switch (kindOf(env)) {
    case "memory":
      return (await import("./memory-store.js")).memoryStore();
    case "json": {
      const { jsonStore } = await import("./json/json-store.js");
      return inFile(env.DATA || "data/shop.json", jsonStore);
    }
    case "sqlite": {
      const { sqliteStore } = await import("./sqlite/sqlite-store.js");
      return inFile(env.DATA || "data/shop.db", sqliteStore);
    }
    case "postgres": {
      const [url, connections] = [databaseUrl(env), connectionsOf(env)];
      const { postgresStore } = await import("./postgres/postgres-store.js");
      return postgresStore(url, { connections });
    }
  }
}

/** Opens a store in a file. What the system refuses (no right to it, no more room) is for people, too. */
async function inFile(path: string, open: (path: string) => Store | Promise<Store>): Promise<Store> {
  try {
    return await open(path);
  } catch (error) {
    if (error instanceof StoreFault || !(error instanceof Error && "syscall" in error)) throw error;
    throw new StoreFault(`DATA=${path} cannot be used: ${error.message}`, { cause: error });
  }
}

function kindOf({ STORE, DATABASE_URL }: Env): Kind {
  if (!STORE) return DATABASE_URL ? "postgres" : "sqlite";
  const kind = kinds.find((each) => each === STORE);
  if (kind === undefined) throw new StoreFault(`STORE must be one of ${kinds.join(", ")}, not "${STORE}".`);
  return kind;
}

function databaseUrl({ DATABASE_URL }: Env): string {
  if (!DATABASE_URL)
    throw new StoreFault(
      "STORE=postgres needs to know where: DATABASE_URL=postgres://user:password@host:5432/database",
    );
  // Not shown: it may hold a password.
  if (!/^postgres(ql)?:\/\//.test(DATABASE_URL) || !URL.canParse(DATABASE_URL))
    throw new StoreFault("DATABASE_URL must look like postgres://user:password@host:5432/database.");
  return DATABASE_URL;
}

function connectionsOf({ DATABASE_CONNECTIONS: text }: Env): number {
  if (!text) return 10;
  if (!/^\d{1,4}$/.test(text) || Number(text) < 1)
    throw new StoreFault(`DATABASE_CONNECTIONS must be a number from 1 to 9999, not "${text}".`);
  return Number(text);
}
