import type { IdempotencyRecord, StoreRecord } from "@specwright/http";
import type { Order, Product } from "../../generated/schemas.js";
import type { CartLine } from "../cart/cart-lines.js";
import type { Holds } from "./holds.js";
import type { Page } from "./page.js";
import type { PaymentIntent, PaymentState } from "./payment-intent.js";

/**
 * Everything the shop keeps. A transaction happens as a whole or not at all, and what it read and then wrote nobody else
 * has changed in between. When it has ended, what it wrote outlives the process (in every store but memory), and so does
 * all that it saw.
 */
export interface Store {
  /** How people know it: `SQLite at data/shop.db`. Holds no secret. */
  readonly name: string;
  /**
   * Runs the work and keeps what it wrote; where it throws, nothing of it has happened. Inside the work of another
   * transaction it joins that one: what it wrote is kept or lost with the rest, and where it throws only its own part is
   * undone. The work may run more than once, where others were quicker; only its last run counts.
   */
  transaction<T>(work: Work<T>): Promise<T>;
  /** Keys in use by requests under way; null where only one process can use the store. */
  readonly holds: Holds | null;
  /** Rejects where the store cannot be used just now. */
  ping(): Promise<void>;
  /** Ends what is under way and closes files and connections. */
  close(): Promise<void>;
}

export type Work<T> = (tables: Tables) => Promise<T>;

export interface Tables {
  readonly products: Products;
  readonly carts: Carts;
  readonly orders: Orders;
  readonly payments: Payments;
  readonly events: Events;
  readonly answers: Answers;
}

export interface Products {
  /** In order of creation. */
  list(page?: Page): Promise<readonly Product[]>;
  find(id: string): Promise<Product | null>;
  add(product: Product): Promise<void>;
  replace(product: Product): Promise<void>;
  /** Takes so many pieces where so many are left; says whether it did. */
  take(id: string, quantity: number): Promise<boolean>;
  /** Puts pieces back on the shelf, which never holds more than the specification lets it; false where there is none. */
  giveBack(id: string, quantity: number): Promise<boolean>;
}

export interface Carts {
  /** Oldest first; nobody's cart is missing, some are empty. */
  linesOf(userId: string): Promise<readonly CartLine[]>;
  keep(userId: string, lines: readonly CartLine[]): Promise<void>;
}

export interface Orders {
  find(id: string): Promise<Order | null>;
  /** The newest first, also where two were placed in the same millisecond. */
  listOf(userId: string, page?: Page): Promise<readonly Order[]>;
  add(order: Order): Promise<void>;
  /** Stores the order where its status still is `from`; says whether it did. */
  move(order: Order, from: Order["status"]): Promise<boolean>;
  /** Unpaid orders whose time is over at that moment and that nobody is just paying, the longest over first. */
  due(before: string, limit: number): Promise<readonly Order[]>;
}

export interface Payments {
  find(id: string): Promise<PaymentIntent | null>;
  /** All attempts to pay an order, the newest first. */
  ofOrder(orderId: string): Promise<readonly PaymentIntent[]>;
  /** Adds an intent; says whether it did: not where neither it nor another one of its order has a result. */
  add(intent: PaymentIntent): Promise<boolean>;
  /** Stores the intent where its state still is `from`; says whether it did. */
  move(intent: PaymentIntent, from: PaymentState): Promise<boolean>;
  /** Those made before that moment that the bank must be asked about: without a result, or to be given back; the oldest first. */
  unfinished(before: string, limit: number): Promise<readonly PaymentIntent[]>;
}

export interface Events {
  /** Notes that this happened; false where it was noted already. */
  remember(id: string, at: string): Promise<boolean>;
}

export interface Answers {
  find(scope: string, key: string): Promise<IdempotencyRecord | null>;
  /** Throws `KeyTaken` where the key has an answer whose time is not over. */
  readonly store: StoreRecord;
  /** Forgets answers whose time is over at that moment, at most so many; says how many. */
  forget(before: string, limit: number): Promise<number>;
}
