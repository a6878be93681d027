import { existsSync, statSync } from "node:fs";
import Database from "libsql";
import { shapes } from "../shapes.js";
import { StoreFault } from "../store-fault.js";
import { adoptShape } from "./sqlite-migration.js";

/** How long to wait where a person at the same file, with a tool, is writing. */
const BUSY_MILLISECONDS = 2_000;
/** "Shop" in the header of the file says that it is ours. */
const APPLICATION_ID = 0x53_68_6f_70;
/** Up to this size, a file is read through at the start; a larger one would keep the start waiting. */
const CHECKED_BYTES = 256 * 1024 * 1024;

/** Opens the database of a shop, making it or adapting it to the rules of the specification where needed. */
export function openSqliteFile(path: string): Database.Database {
  if (!existsSync(path) && existsSync(`${path}-wal`))
    throw new StoreFault(`${path} is missing, and yet ${path}-wal is there: restore both from a backup.`);
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { timeout: BUSY_MILLISECONDS });
    demandOurs(db, path);
    // FULL: a commit returns when it is on the disk, also where the power fails next.
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    adoptShape(db, Object.values(shapes), APPLICATION_ID);
    return db;
  } catch (error) {
    db?.close();
    if (error instanceof StoreFault) throw error;
    throw new StoreFault(
      `${path} cannot be used as the shop's database, and was left as it is: ${String(error)}`,
    );
  }
}

/** Throws where SQLite cannot write: a few bytes may fit where the disk is full, so it writes 64 KiB. */
export function writeProbe(db: Database.Database): void {
  db.exec(`CREATE TABLE IF NOT EXISTS "probe" ("id" INTEGER PRIMARY KEY, "bytes" BLOB)`);
  db.exec(`INSERT OR REPLACE INTO "probe" VALUES (1, randomblob(65536))`);
}

/** Leaves one file behind, with everything in it. */
export function closeSqliteFile(db: Database.Database): void {
  // By itself SQLite would do so only when the last statement is gone, which is when garbage is collected.
  try {
    db.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    db.close();
  }
}

/** Reads before anything is written: what is broken or somebody else's stays as it is. */
function demandOurs(db: Database.Database, path: string): void {
  const tables = db.prepare("SELECT count(*) AS count FROM sqlite_master").get() as {
    readonly count: number;
  };
  if (tables.count === 0) return;
  const { application_id } = db.prepare("PRAGMA application_id").get() as { readonly application_id: number };
  if (application_id !== APPLICATION_ID)
    throw new StoreFault(
      `${path} is the database of another program. Choose another file: DATA=data/shop.db`,
    );
  if (statSync(path).size > CHECKED_BYTES) return;
  const [found] = db.prepare("PRAGMA quick_check(1)").all() as { readonly quick_check: string }[];
  if (found?.quick_check !== "ok")
    throw new StoreFault(`${path} is damaged: ${found?.quick_check}. Restore it from a backup.`);
}
