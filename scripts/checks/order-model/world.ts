import type { Order, PaymentEvent } from "../../../generated/schemas.js";
import type { Bank } from "../../../runtime/payments/bank.js";
import { isUnfinished, type PaymentIntent } from "../../../runtime/storage/payment-intent.js";
import type { Store } from "../../../runtime/storage/store.js";
import { type Entry, Gateway } from "./gateway.js";
import { Ledger } from "./ledger.js";
import type { Place } from "./place.js";
import { type Asked, type ModelServer, startServer } from "./server.js";

export const TOTAL_CENTS = 200;
export const STOCK = 3;
export const PIECES = 2;
const WAIT_MILLISECONDS = 30 * 60 * 1_000;

/** What a wrong shop does otherwise; see `breaks.ts`. */
export interface Break {
  readonly what: string;
  store?(store: Store): Store;
  bank?(gateway: Gateway): Bank;
}

/** What there is when nothing happens. */
export interface Seen {
  readonly order: Order | null;
  readonly payments: readonly PaymentIntent[];
  readonly stock: number;
}

/** One order, two servers of the shop on one place, a gateway and a clock. */
export class World {
  readonly gateway = new Gateway();
  readonly ledger = new Ledger();
  readonly orderId: string;
  readonly user: string;
  readonly events: PaymentEvent[] = [];
  /** The requests that wait for the gateway, by the payment that it has not spoken of. */
  readonly waiting = new Map<Entry, Promise<void>>();
  readonly #place: Place;
  readonly #planted: Break | null;
  readonly #skew: number;
  readonly #productId: string;
  #servers: readonly ModelServer[] = [];
  /** What the database still does for servers that are dead. */
  readonly #lastWrites: Promise<void>[] = [];
  #ids = 0;

  constructor(place: Place, skewSeconds: number, planted: Break | null) {
    this.#place = place;
    this.#planted = planted;
    this.#skew = skewSeconds * 1_000;
    const number = place.nextNumber();
    this.orderId = `order_${number}`;
    this.user = `user_${number}`;
    this.#productId = `prod_${number}`;
  }

  /** The clock of a server. */
  now(at: 0 | 1): Date {
    return new Date(this.#place.clock.milliseconds + (at === 1 ? this.#skew : 0));
  }

  /** The clock that is ahead, and the one that is behind. */
  get latest(): number {
    return this.#place.clock.milliseconds + Math.max(0, this.#skew);
  }

  get earliest(): number {
    return this.#place.clock.milliseconds + Math.min(0, this.#skew);
  }

  wait(seconds: number): void {
    this.#place.clock.milliseconds += seconds * 1_000;
  }

  server(at: 0 | 1): ModelServer {
    const server = this.#servers[at];
    if (server === undefined) throw new Error("No server runs.");
    return server;
  }

  /** Puts the order there, as placing it does, and starts the servers. */
  async begin(): Promise<void> {
    const placed = this.#place.clock.milliseconds;
    const item = {
      productId: this.#productId,
      name: "Hat",
      quantity: PIECES,
      unitPriceCents: TOTAL_CENTS / PIECES,
    };
    await this.#place.stores()[0].transaction(async ({ products, orders }) => {
      await products.add({ id: this.#productId, name: "Hat", priceCents: 100, stock: STOCK - PIECES });
      await orders.add({
        id: this.orderId,
        userId: this.user,
        items: [item],
        totalCents: TOTAL_CENTS,
        status: "PENDING_PAYMENT",
        createdAt: new Date(placed).toISOString(),
        expiresAt: new Date(placed + WAIT_MILLISECONDS).toISOString(),
      });
    });
    this.#start();
  }

  /** All servers die, with all that they had under way, and others are started on what is kept. */
  async crash(): Promise<void> {
    this.#kill();
    this.waiting.clear();
    await this.#place.reopen();
    this.#start();
  }

  /** Ends when no server that died has anything under way in the database. */
  async settled(): Promise<void> {
    await Promise.all(this.#lastWrites);
  }

  /** Lets the servers go, at the end, and leaves nothing that a history after this one could find unfinished. */
  async end(): Promise<void> {
    this.#kill();
    await this.settled();
    await this.#place.stores()[0].transaction(async ({ payments }) => {
      for (const intent of await payments.ofOrder(this.orderId))
        if (isUnfinished(intent)) await payments.move({ ...intent, state: "DECLINED" }, intent.state);
    });
  }

  async ask(at: 0 | 1, operation: Asked["operation"], key: string | null = null): Promise<void> {
    const asked = { operation, orderId: this.orderId, user: this.user, key };
    this.ledger.hear(asked, await this.server(at).ask(asked), this.orderId);
  }

  async see(): Promise<Seen> {
    return this.#place.stores()[0].transaction(async ({ orders, payments, products }) => ({
      order: await orders.find(this.orderId),
      payments: await payments.ofOrder(this.orderId),
      stock: (await products.find(this.#productId))?.stock ?? -1,
    }));
  }

  /** The payment in the gateway's book that an intent is. */
  entryOf({ id }: PaymentIntent): Entry | null {
    return this.gateway.entries.find((entry) => entry.id === id) ?? null;
  }

  #kill(): void {
    for (const server of this.#servers) this.#lastWrites.push(server.die());
    for (const { answer } of [...this.gateway.held]) answer("silent");
  }

  #start(): void {
    const stores = this.#place.stores();
    const report = (line: string): void => {
      if (/could not be kept|went wrong|was lost|said before|no such order/.test(line))
        this.ledger.broken.push(line);
    };
    this.#servers = ([0, 1] as const).map((at) => {
      const newId = (): string => {
        this.#ids += 1;
        return `pay_${this.orderId}_${this.#ids}`;
      };
      return startServer({
        store: this.#planted?.store?.(stores[at]) ?? stores[at],
        bank: this.#planted?.bank?.(this.gateway) ?? this.gateway,
        now: () => this.now(at),
        newId,
        report,
      });
    });
  }
}
