import type { Database } from "libsql";
import type { Part } from "../ledger.js";

/** A part of a transaction; a savepoint is set when it writes for the first time. */
interface Level {
  saved: boolean;
}

/**
 * Many transactions in one of SQLite's: each is a savepoint, and one commit makes all of them durable. Reads alone cost
 * no statement more.
 */
export class WriteGroup {
  readonly #db: Database;
  readonly #levels: Level[] = [];
  #open = false;
  #lost: unknown = null;

  constructor(db: Database) {
    this.#db = db;
  }

  get open(): boolean {
    return this.#open;
  }

  enter(): Part {
    const level: Level = { saved: false };
    this.#levels.push(level);
    const name = `part_${this.#levels.length}`;
    return {
      keep: () => {
        this.#demandWhole();
        if (level.saved) this.#db.exec(`RELEASE ${name}`);
        this.#levels.pop();
      },
      undo: () => {
        this.#levels.pop();
        if (level.saved && this.#whole()) this.#db.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
      },
    };
  }

  /** To be called before anything is written. */
  beforeWrite(): void {
    if (!this.#open) {
      this.#db.exec("BEGIN IMMEDIATE");
      this.#open = true;
    }
    this.#demandWhole();
    for (const [at, level] of this.#levels.entries()) {
      if (level.saved) continue;
      this.#db.exec(`SAVEPOINT part_${at + 1}`);
      level.saved = true;
    }
  }

  commit(): void {
    if (!this.#open) return;
    try {
      this.#demandWhole();
      this.#db.exec("COMMIT");
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec("ROLLBACK");
      throw error;
    } finally {
      this.#open = false;
      this.#lost = null;
    }
  }

  /** On a full disk SQLite rolls back the whole transaction, and with it every work of the group. */
  #whole(): boolean {
    if (this.#open && this.#lost === null && !this.#db.inTransaction)
      this.#lost = new Error("SQLite gave the transaction up; is the disk full?");
    return this.#lost === null;
  }

  #demandWhole(): void {
    if (!this.#whole()) throw this.#lost;
  }
}
