import { KeyTaken } from "@specwright/http";
import fc from "fast-check";
import type { Order } from "../../../generated/schemas.js";
import { addToLines, type CartLine } from "../../cart/cart-lines.js";
import type { Store, Tables } from "../store.js";
import { kept, minutesOn, order } from "./samples.js";

/** Something one of a few users does, or a shopkeeper. */
export type Action =
  | { readonly kind: "add"; readonly user: number; readonly product: number; readonly quantity: number }
  | { readonly kind: "order"; readonly user: number; readonly key: number | null }
  /** Takes and writes all that an order does, and then the lights go out. */
  | { readonly kind: "fail"; readonly user: number }
  | { readonly kind: "pay"; readonly user: number }
  | { readonly kind: "cancel"; readonly user: number }
  | { readonly kind: "price"; readonly product: number; readonly priceCents: number };

const by = { user: fc.nat(2) };
const of = { product: fc.nat(2) };
const doing = <K extends Action["kind"], R extends object>(
  kind: K,
  rest: { [F in keyof R]: fc.Arbitrary<R[F]> },
) => fc.record({ kind: fc.constant(kind), ...rest });

/** What many users do, several at once. */
export const manyActions: fc.Arbitrary<readonly Action[]> = fc.array(
  fc.oneof(
    doing("add", { ...by, ...of, quantity: fc.integer({ min: 1, max: 4 }) }),
    doing("add", { ...by, ...of, quantity: fc.integer({ min: 1, max: 4 }) }),
    doing("order", { ...by, key: fc.constant(null) }),
    doing("order", { ...by, key: fc.nat(1) }),
    doing("fail", by),
    doing("pay", by),
    doing("cancel", by),
    doing("price", { ...of, priceCents: fc.nat(999) }),
  ) as fc.Arbitrary<Action>,
  { minLength: 20, maxLength: 50 },
);

/** What was acknowledged to which user. */
export interface Acknowledged {
  /** Pieces that were put in carts, by user and product. */
  readonly added: Map<string, number>;
  /** Orders as they were answered, and the key they were made under. */
  readonly orders: { readonly order: Order; readonly key: string | null }[];
  /** Ids of orders whose payment, or cancelling, was answered. */
  readonly paid: string[];
  readonly cancelled: string[];
}

class LightsOut extends Error {}

const LANES = 6;

/** Runs the actions on a store, or on several of one database, six at once; `run` names what is theirs. */
export async function runConcurrently(
  stores: Store | readonly [Store, Store],
  run: string,
  actions: readonly Action[],
): Promise<Acknowledged> {
  const [one, other] = "transaction" in stores ? [stores, stores] : stores;
  const acknowledged: Acknowledged = { added: new Map(), orders: [], paid: [], cancelled: [] };
  const lanes = Array.from({ length: LANES }, async (_, lane) => {
    for (const [at, action] of actions.entries())
      if (at % LANES === lane)
        await carryOut(lane % 2 === 0 ? one : other, { run, at, action }, acknowledged);
  });
  await Promise.all(lanes);
  return acknowledged;
}

interface Doing {
  readonly run: string;
  readonly at: number;
  readonly action: Action;
}

export const userName = (run: string, user: number): string => `user_${run}_${user}`;
export const productId = (run: string, product: number): string => `prod_${run}_${product}`;

async function carryOut(store: Store, { run, at, action }: Doing, done: Acknowledged): Promise<void> {
  if (action.kind === "price") {
    await store.transaction(async ({ products }) => {
      const found = await products.find(productId(run, action.product));
      if (found !== null) await products.replace({ ...found, priceCents: action.priceCents });
    });
    return;
  }
  const userId = userName(run, action.user);
  if (action.kind === "add") {
    const wish = { productId: productId(run, action.product), quantity: action.quantity };
    if (!(await store.transaction((tables) => addToCart(tables, userId, wish, `item_${run}_${at}`)))) return;
    const name = `${userId} ${wish.productId}`;
    done.added.set(name, (done.added.get(name) ?? 0) + wish.quantity);
    return;
  }
  if (action.kind === "pay" || action.kind === "cancel") {
    const status = action.kind === "pay" ? "PAID" : "CANCELLED";
    const moved = await store.transaction((tables) => moveNewest(tables, userId, status));
    if (moved !== null) (action.kind === "pay" ? done.paid : done.cancelled).push(moved);
    return;
  }
  const key = action.kind === "order" && action.key !== null ? `${run} ${action.key}` : null;
  try {
    const made = await store.transaction(async (tables) => {
      const placed = await placeOrder(store, tables, { userId, id: `order_${run}_${at}`, key });
      if (action.kind === "fail") throw new LightsOut();
      return placed;
    });
    if (made !== null) done.orders.push({ order: made, key: key === null ? null : `${userId} ${key}` });
  } catch (error) {
    if (!(error instanceof LightsOut || error instanceof KeyTaken)) throw error;
  }
}

async function addToCart(
  { carts }: Tables,
  userId: string,
  wish: { readonly productId: string; readonly quantity: number },
  id: string,
): Promise<boolean> {
  const lines = addToLines(await carts.linesOf(userId), wish, () => id);
  if (lines !== null) await carts.keep(userId, lines);
  return lines !== null;
}

interface Asked {
  readonly userId: string;
  readonly id: string;
  readonly key: string | null;
}

/** Orders what is in the cart, where there is enough of everything; otherwise nothing has happened. */
async function placeOrder(
  store: Store,
  { carts }: Tables,
  { userId, id, key }: Asked,
): Promise<Order | null> {
  const lines = await carts.linesOf(userId);
  if (lines.length === 0) return null;
  try {
    return await store.transaction(async ({ products, orders, answers }) => {
      const items = [];
      for (const line of lines) {
        const found = await products.find(line.productId);
        if (found === null || !(await products.take(line.productId, line.quantity))) throw new OutOfStock();
        items.push({ ...itemOf(line), name: found.name, unitPriceCents: found.priceCents });
      }
      const totalCents = items.reduce((sum, item) => sum + item.quantity * item.unitPriceCents, 0);
      const made = order(id, { id, userId, items, totalCents });
      await orders.add(made);
      await carts.keep(userId, []);
      if (key !== null) await answers.store(kept(key, { scope: userId }));
      return made;
    });
  } catch (error) {
    if (error instanceof OutOfStock) return null;
    throw error;
  }
}

class OutOfStock extends Error {}

function itemOf({ productId: id, quantity }: CartLine): {
  readonly productId: string;
  readonly quantity: number;
} {
  return { productId: id, quantity };
}

/** Pays or cancels the newest order that waits; says which. */
async function moveNewest(
  { orders, products }: Tables,
  userId: string,
  status: "PAID" | "CANCELLED",
): Promise<string | null> {
  const newest = (await orders.listOf(userId, { limit: 1 }))[0];
  if (newest === undefined) return null;
  const when = status === "PAID" ? { paidAt: minutesOn(1) } : { cancelledAt: minutesOn(1) };
  if (!(await orders.move({ ...newest, status, ...when }, "PENDING_PAYMENT"))) return null;
  if (status === "CANCELLED")
    for (const item of newest.items) await products.giveBack(item.productId, item.quantity);
  return newest.id;
}
