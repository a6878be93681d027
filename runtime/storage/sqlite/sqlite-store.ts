import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { serialStore } from "../serial-store.js";
import { ownAlone } from "../sole-owner.js";
import type { Store } from "../store.js";
import { closeSqliteFile, openSqliteFile } from "./sqlite-file.js";
import { sqliteTables } from "./sqlite-tables.js";
import { WriteGroup } from "./write-group.js";

/** A store in one file of SQLite: what was acknowledged is on the disk. Throws `StoreFault` where it cannot open it. */
export function sqliteStore(path: string): Store {
  mkdirSync(dirname(path), { recursive: true });
  const letGo = ownAlone(path);
  try {
    const db = openSqliteFile(path);
    const group = new WriteGroup(db);
    return serialStore(`SQLite at ${path}`, {
      tables: sqliteTables(db, group),
      enter: () => group.enter(),
      unflushed: () => group.open,
      flush: async () => group.commit(),
      ping: async () => {
        db.exec("SELECT 1 FROM sqlite_master");
      },
      close: async () => {
        closeSqliteFile(db);
        letGo();
      },
    });
  } catch (error) {
    letGo();
    throw error;
  }
}
