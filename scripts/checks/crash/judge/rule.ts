import type { Order } from "../../../../generated/schemas.js";
import { type Exchange, lineOf } from "../history.js";
import type { Seen } from "../observe.js";

/** What a violation breaks. */
export const kinds = {
  "order-lost": "an order that was acknowledged is not there",
  "order-twice": "an order is there twice, or was answered twice as new",
  "order-unasked": "an order is there that no answer named, and no request without an answer explains",
  "order-changed": "an order is not what was answered",
  "status-reverted": "an order that was paid or cancelled is something else now",
  "paid-twice": "one order was answered twice as paid just now",
  "paid-unasked": "an order is paid, and no request to pay was answered so",
  "cancelled-unasked": "an order is cancelled that nobody cancelled and whose time was not over",
  "answers-differ": "one key has two answers",
  "product-lost": "a product that was added is not there",
  "stock-differs": "stock and sold pieces are not what there was",
  "stock-negative": "less than nothing is on the shelf",
  "cart-differs": "pieces in the cart and ordered are not those that were put in",
  "price-unknown": "a price that nobody has set",
  fault: "the server answered with a fault of its own",
  "refunded-unasked": "an order got money back although the bank was asked for nothing that it did not owe",
  alarm: "the server reported money to the operator that an order does not owe",
  unreadable: "the server is open, and something cannot be read",
  "not-opened": "the server did not open on what a crash left",
  "not-closed": "the server did not end well when asked to",
  "payment-left-open": "a payment was not finished within a minute",
  "nothing-shown": "no order or no payment was acknowledged, so nothing is shown",
} as const;

export type ViolationKind = keyof typeof kinds;

export interface Violation {
  readonly kind: ViolationKind;
  readonly what: string;
  /** The requests that show it, in order of time. */
  readonly history: readonly string[];
}

/** What is judged: all that was sent and answered, and all there is when it is quiet. */
export interface Facts {
  readonly history: readonly Exchange[];
  readonly seen: Seen;
  /** How many pieces of each product there were at first. */
  readonly stocks: ReadonlyMap<string, number>;
  /** Whether the database was killed: then faults are no surprise. */
  readonly faultsExpected: boolean;
}

/** One promise. */
export type Rule = (facts: Facts) => readonly Violation[];

const MOST_LINES = 60;

/** The exchanges of which this holds, as lines; of very many the last. */
export function shows(
  history: readonly Exchange[],
  about: (exchange: Exchange) => boolean,
): readonly string[] {
  const lines = history.filter(about).map(lineOf);
  return lines.length <= MOST_LINES
    ? lines
    : [`… ${lines.length - MOST_LINES} earlier ones`, ...lines.slice(-MOST_LINES)];
}

/** The requests that speak of something: an id, a key. */
export function mentions(text: string): (exchange: Exchange) => boolean {
  return ({ action, path, key, answer }) =>
    !(action === "read" && path.startsWith("/api/orders?")) &&
    (path.includes(text) || key === text || (answer?.bytes.includes(text) ?? false));
}

/** An order that an answer holds; null: it holds none. */
export function orderOf({ action, answer }: Exchange): Order | null {
  if (answer === null || answer.status > 202 || action === "add" || action === "price") return null;
  const { body } = answer;
  const holds =
    typeof body === "object" && body !== null && "id" in body && String(body.id).startsWith("order_");
  return holds ? (body as Order) : null;
}

export function group<V>(all: Iterable<V>, nameOf: (value: V) => string | null): ReadonlyMap<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const value of all) {
    const name = nameOf(value);
    if (name === null) continue;
    const others = groups.get(name);
    if (others === undefined) groups.set(name, [value]);
    else others.push(value);
  }
  return groups;
}
