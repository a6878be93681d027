import { nesting } from "../nesting.js";
import { serialQueue } from "../serial-queue.js";
import type { Store, Tables, Work } from "../store.js";
import { StoreFault } from "../store-fault.js";
import { answersIn } from "./answer-table.js";
import { cartsIn, productsIn } from "./catalog-tables.js";
import { commitFunction } from "./commit-text.js";
import { type Database, lostConnection, lostRace, openDatabase } from "./database.js";
import { migrate } from "./migrate.js";
import { ordersIn } from "./order-table.js";
import { eventsIn, paymentsIn } from "./payment-tables.js";
import { postgresHolds } from "./postgres-holds.js";
import { UnitOfWork } from "./unit-of-work.js";
import { writesOf } from "./writes-of.js";

export interface PostgresOptions {
  /** How many connections this process may have. */
  readonly connections?: number;
}

const CONNECTIONS = 10;
/** Of concurrent transactions one succeeds each time, so one that ends with an error has lost to as many others. */
const RACE_TRIES = 30;
const CONNECTION_TRIES = 4;
/** A database that can be read and not written, as a replica or one whose disk is full, is not ready. */
const MARK = {
  name: "ping",
  text: `INSERT INTO "events" ("id", "at") VALUES ('readiness', $1) ON CONFLICT ("id") DO UPDATE SET "at" = excluded."at"`,
};

interface Part {
  readonly work: UnitOfWork;
  readonly tables: Tables;
}

/**
 * A store in PostgreSQL, for several processes. Nothing is locked while a work runs: what it reads is remembered, what
 * it writes is gathered, and one call commits, which fails where something read has changed; then the work runs again.
 */
export async function postgresStore(url: string, options: PostgresOptions = {}): Promise<Store> {
  const name = `PostgreSQL at ${placeOf(url)}`;
  const db = openDatabase(url, options.connections ?? CONNECTIONS);
  try {
    await db.lend(migrate);
  } catch (error) {
    await db.end();
    if (error instanceof StoreFault) throw error;
    throw new StoreFault(
      `${name} cannot be used: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
  return new PostgresStore(name, db);
}

class PostgresStore implements Store {
  readonly name: string;
  readonly holds: Store["holds"];
  readonly #db: Database;
  readonly #parts = nesting<Part>();
  readonly #losersInTurn = serialQueue();
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #commit = { name: "shop_commit", text: `SELECT ${commitFunction().name}($1)` };
  #closing: Promise<void> | null = null;

  constructor(name: string, db: Database) {
    this.name = name;
    this.#db = db;
    this.holds = postgresHolds(db);
  }

  transaction<T>(work: Work<T>): Promise<T> {
    const part = this.#parts.inside();
    if (part !== null) return this.#parts.inTurn(() => this.#runPart(part, work));
    const ended = this.#begin(work);
    this.#underWay.add(ended);
    const over = () => this.#underWay.delete(ended);
    ended.then(over, over);
    return ended;
  }

  async ping(): Promise<void> {
    this.#demandOpen();
    await this.#db.query(MARK, [new Date().toISOString()]);
  }

  close(): Promise<void> {
    this.#closing ??= Promise.allSettled(this.#underWay).then(() => this.#db.end());
    return this.#closing;
  }

  async #begin<T>(work: Work<T>): Promise<T> {
    this.#demandOpen();
    const first = await this.#attempt(work);
    if (first.kind === "done") return first.value;
    // Who has lost once waits for the others of this process who have, so that they do not race each other again.
    return this.#losersInTurn(async () => {
      let { error } = first;
      for (let tries = 2; tries <= (lostRace(error) ? RACE_TRIES : CONNECTION_TRIES); tries++) {
        if (tries > 2) await pause(Math.random() * Math.min(tries * 4, 40));
        const next = await this.#attempt(work);
        if (next.kind === "done") return next.value;
        error = next.error;
      }
      throw new Error(`Given up: ${String(error)}`, { cause: error });
    });
  }

  async #attempt<T>(work: Work<T>): Promise<Attempt<T>> {
    const unit = new UnitOfWork();
    const part = { work: unit, tables: this.#tablesOf(unit) };
    let value: T;
    try {
      value = await this.#parts.within(part, () => work(part.tables));
    } catch (error) {
      // Nothing is written yet, so it may be tried again; of a commit nobody knows, so that is not.
      if (lostConnection(error)) return { kind: "lost", error };
      throw error;
    }
    const writes = writesOf(unit);
    if (writes.length === 0) return { kind: "done", value };
    try {
      await this.#db.query(this.#commit, [JSON.stringify(writes)]);
      return { kind: "done", value };
    } catch (error) {
      if (lostRace(error)) return { kind: "lost", error };
      throw error;
    }
  }

  async #runPart<T>({ work, tables }: Part, run: Work<T>): Promise<T> {
    const undo = work.mark();
    try {
      return await this.#parts.within({ work, tables }, () => run(tables));
    } catch (error) {
      undo();
      throw error;
    }
  }

  #tablesOf(unit: UnitOfWork): Tables {
    return {
      products: productsIn(this.#db, unit),
      carts: cartsIn(this.#db, unit),
      orders: ordersIn(this.#db, unit),
      payments: paymentsIn(this.#db, unit),
      events: eventsIn(this.#db, unit),
      answers: answersIn(this.#db, unit),
    };
  }

  #demandOpen(): void {
    if (this.#closing !== null) throw new Error(`The store is closed: ${this.name}.`);
  }
}

type Attempt<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "lost"; readonly error: unknown };

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Where a database is, without its password. */
function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return "an address that is not a URL";
  }
}
