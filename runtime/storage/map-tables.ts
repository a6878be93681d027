import { type IdempotencyRecord, KeyTaken } from "@specwright/http";
import type { Order, Product } from "../../generated/schemas.js";
import type { CartLine } from "../cart/cart-lines.js";
import { JournaledMap } from "./journaled-map.js";
import { pageOf } from "./page.js";
import { isUnfinished, type PaymentIntent } from "./payment-intent.js";
import { MOST_STOCK } from "./shapes.js";
import type { Answers, Carts, Events, Orders, Payments, Products, Tables } from "./store.js";

/** All that the shop keeps, in maps. Values are never changed, only replaced. */
export function shopMaps() {
  return {
    products: new JournaledMap<Product>(),
    carts: new JournaledMap<readonly CartLine[]>(),
    orders: new JournaledMap<Order>({
      user: ({ userId }) => userId,
      unpaid: ({ status }) => (status === "PENDING_PAYMENT" ? "" : null),
    }),
    payments: new JournaledMap<PaymentIntent>({
      order: ({ orderId }) => orderId,
      unfinished: (intent) => (isUnfinished(intent) ? "" : null),
    }),
    events: new JournaledMap<string>(),
    answers: new JournaledMap<IdempotencyRecord>(),
  };
}

export type ShopMaps = ReturnType<typeof shopMaps>;

/** Later than any moment, as texts compare. */
const NEVER = "\uffff";

/** The tables of a store that holds everything in maps. */
export function tablesIn(maps: ShopMaps): Tables {
  return {
    products: productsIn(maps.products),
    carts: cartsIn(maps.carts),
    orders: ordersIn(maps),
    payments: paymentsIn(maps.payments),
    events: eventsIn(maps.events),
    answers: answersIn(maps.answers),
  };
}

function productsIn(map: ShopMaps["products"]): Products {
  const restock = (id: string, change: (stock: number) => number): boolean => {
    const product = map.get(id);
    const stock = product === null ? -1 : change(product.stock);
    if (product === null || stock < 0) return false;
    map.set(id, { ...product, stock });
    return true;
  };
  return {
    list: async (page = {}) => pageOf(map.values(), page),
    find: async (id) => map.get(id),
    add: async (product) => addNew(map, product.id, product),
    replace: async (product) => map.set(product.id, product),
    take: async (id, quantity) => restock(id, (stock) => stock - quantity),
    giveBack: async (id, quantity) => restock(id, (stock) => Math.min(stock + quantity, MOST_STOCK)),
  };
}

function cartsIn(map: ShopMaps["carts"]): Carts {
  return {
    linesOf: async (userId) => map.get(userId) ?? [],
    keep: async (userId, lines) => map.set(userId, lines),
  };
}

function ordersIn({ orders: map, payments }: ShopMaps): Orders {
  /** No unpaid order ends before this moment; so most questions for those that are due need no look at any. */
  let earliest = "";
  const foresee = ({ expiresAt }: Order): void => {
    if (expiresAt < earliest) earliest = expiresAt;
  };
  return {
    find: async (id) => map.get(id),
    listOf: async (userId, page = {}) => pageOf(map.grouped("user", userId).reverse(), page),
    add: async (order) => {
      addNew(map, order.id, order);
      foresee(order);
    },
    move: async (order, from) => {
      if (map.get(order.id)?.status !== from) return false;
      map.set(order.id, order);
      foresee(order);
      return true;
    },
    due: async (before, limit) => {
      if (earliest > before) return [];
      const unpaid = map.grouped("unpaid", "").sort((a, b) => compare(a.expiresAt, b.expiresAt));
      // What this transaction has written may still be undone.
      if (map.mark() === 0) earliest = unpaid[0]?.expiresAt ?? NEVER;
      return unpaid
        .filter(({ id, expiresAt }) => expiresAt <= before && !isBeingPaid(payments, id))
        .slice(0, limit);
    },
  };
}

function isBeingPaid(payments: ShopMaps["payments"], orderId: string): boolean {
  return payments.grouped("order", orderId).some(({ state }) => state === "PENDING");
}

function paymentsIn(map: ShopMaps["payments"]): Payments {
  return {
    find: async (id) => map.get(id),
    ofOrder: async (orderId) => map.grouped("order", orderId).reverse(),
    add: async (intent) => {
      if (intent.state === "PENDING" && isBeingPaid(map, intent.orderId)) return false;
      addNew(map, intent.id, intent);
      return true;
    },
    move: async (intent, from) => {
      if (map.get(intent.id)?.state !== from) return false;
      map.set(intent.id, intent);
      return true;
    },
    unfinished: async (before, limit) =>
      map
        .grouped("unfinished", "")
        .filter(({ createdAt }) => createdAt < before)
        .sort((a, b) => compare(a.createdAt, b.createdAt))
        .slice(0, limit),
  };
}

function eventsIn(map: ShopMaps["events"]): Events {
  return {
    remember: async (id, at) => {
      if (map.get(id) !== null) return false;
      map.set(id, at);
      return true;
    },
  };
}

function answersIn(map: ShopMaps["answers"]): Answers {
  const nameOf = (scope: string, key: string): string => JSON.stringify([scope, key]);
  return {
    find: async (scope, key) => map.get(nameOf(scope, key)),
    store: async (kept) => {
      const name = nameOf(kept.scope, kept.key);
      const there = map.get(name);
      if (there !== null && there.expiresAt > kept.at) throw new KeyTaken();
      // The map stays in order of what ends first.
      if (there !== null) map.delete(name);
      map.set(name, kept);
    },
    forget: async (before, limit) => {
      const over: string[] = [];
      for (const [name, { expiresAt }] of map.entries()) {
        if (expiresAt > before || over.length === limit) break;
        over.push(name);
      }
      for (const name of over) map.delete(name);
      return over.length;
    },
  };
}

function addNew<V>(map: JournaledMap<V>, key: string, value: V): void {
  if (map.get(key) !== null) throw new Error(`There is "${key}" already.`);
  map.set(key, value);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
