import { jsonStore } from "../../../../runtime/storage/json/json-store.js";
import type { Store } from "../../../../runtime/storage/store.js";
import type { ViolationKind } from "../judge/rule.js";
import type { StoreKind } from "../places.js";
import { afterwards } from "./afterwards.js";
import { neverWaitForTheLog } from "./hasty-postgres.js";
import { loseWhatIsNotSynced } from "./lossy-disk.js";

/** One way to break a store, and what the driver must say of it. */
export interface Break {
  readonly what: string;
  readonly store: StoreKind;
  readonly kill: "server" | "database";
  /** The violations of which one must be found; none: nothing is broken, and nothing may be found. */
  readonly earns: readonly ViolationKind[];
  /** Done before the store is opened. */
  readonly before?: () => void | Promise<void>;
  /** How it is opened, where that is not as the settings say. */
  readonly open?: (env: NodeJS.ProcessEnv) => Promise<Store>;
  readonly wrap?: (store: Store) => Store;
}

/** Stock is looked at in one transaction and written in another, whatever it is by then. */
const stockUnconditional = (store: Store): Store =>
  afterwards(store, (tables, later) => ({
    ...tables,
    products: {
      ...tables.products,
      take: async (id, quantity) => {
        const found = await tables.products.find(id);
        if (found === null || found.stock < quantity) return false;
        later(({ products }) => products.replace({ ...found, stock: found.stock - quantity }));
        return true;
      },
    },
  }));

const answersApart = (store: Store): Store =>
  afterwards(store, (tables, later) => ({
    ...tables,
    answers: { ...tables.answers, store: async (kept) => later(({ answers }) => answers.store(kept)) },
  }));

/** An order is paid or cancelled by what it was a moment ago, whatever it has become. */
const orderUnconditional = (store: Store): Store =>
  afterwards(store, (tables, later) => ({
    ...tables,
    orders: {
      ...tables.orders,
      move: async (order, from) => {
        if ((await tables.orders.find(order.id))?.status !== from) return false;
        later(async ({ orders }) => {
          const now = await orders.find(order.id);
          if (now !== null) await orders.move(order, now.status);
        });
        return true;
      },
    },
  }));

const stockComesBackApart = (store: Store): Store =>
  afterwards(store, (tables, later) => ({
    ...tables,
    products: {
      ...tables.products,
      giveBack: async (id, quantity) => {
        later(({ products }) => products.giveBack(id, quantity));
        return true;
      },
    },
  }));

export const breaks: Readonly<Record<string, Break>> = {
  nothing: {
    what: "nothing is broken, and a snapshot replaces the log all the time",
    store: "json",
    kill: "server",
    earns: [],
    before: () => loseWhatIsNotSynced({ deaf: false }),
    open: ({ DATA = "" }) => jsonStore(DATA, { logBytes: 20_000 }),
  },
  "no-sync": {
    what: "the log is not synced before an answer",
    store: "json",
    kill: "server",
    earns: ["order-lost", "status-reverted", "cart-differs", "product-lost"],
    before: () => loseWhatIsNotSynced({ deaf: true }),
  },
  "stock-unconditional": {
    what: "stock is written whatever it is by then",
    store: "sqlite",
    kill: "server",
    earns: ["stock-differs", "stock-negative"],
    wrap: stockUnconditional,
  },
  "answers-apart": {
    what: "an answer is kept after the transaction of its work",
    store: "sqlite",
    kill: "server",
    earns: ["order-unasked", "paid-unasked", "answers-differ"],
    wrap: answersApart,
  },
  "payment-unconditional": {
    what: "an order is paid or cancelled whatever it has become",
    store: "sqlite",
    kill: "server",
    earns: ["status-reverted", "paid-twice", "order-changed", "stock-differs"],
    wrap: orderUnconditional,
  },
  "give-back-apart": {
    what: "stock comes back after the transaction that cancels",
    store: "json",
    kill: "server",
    earns: ["stock-differs"],
    wrap: stockComesBackApart,
  },
  "no-wait-for-log": {
    what: "a commit does not wait for the log of the database",
    store: "postgres",
    kill: "database",
    // Where it loses the tables themselves, nothing can be read.
    earns: ["order-lost", "status-reverted", "cart-differs", "product-lost", "unreadable"],
    before: neverWaitForTheLog,
  },
};
