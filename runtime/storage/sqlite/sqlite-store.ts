import { serialStore } from "../serial-store.js";
import { ownAlone } from "../sole-owner.js";
import type { Store } from "../store.js";
import { proveWritable, storeFile } from "../store-file.js";
import { closeSqliteFile, openSqliteFile, writeProbe } from "./sqlite-file.js";
import { sqliteTables } from "./sqlite-tables.js";
import { WriteGroup } from "./write-group.js";

/** A store in one file of SQLite: what was acknowledged is on the disk. Throws `StoreFault` where it cannot open it. */
export function sqliteStore(given: string): Store {
  const path = storeFile(given);
  const letGo = ownAlone(path);
  try {
    const db = openSqliteFile(path);
    const group = new WriteGroup(db);
    return serialStore(`SQLite at ${given}`, {
      tables: sqliteTables(db, group),
      enter: () => group.enter(),
      unflushed: () => group.open,
      flush: async () => group.commit(),
      ping: async () => {
        await proveWritable(path);
        // A group that is open shows by its own commit whether SQLite can write.
        if (!group.open) writeProbe(db);
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
