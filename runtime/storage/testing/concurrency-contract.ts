import fc from "fast-check";
import { expect, test } from "vitest";
import type { Order } from "../../../generated/schemas.js";
import type { Store } from "../store.js";
import {
  type Acknowledged,
  manyActions,
  productId,
  runConcurrently,
  userName,
} from "./concurrent-actions.js";
import type { FreshStore } from "./fresh-store.js";
import { product } from "./samples.js";

const stocks = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40));
const PEOPLE = [0, 1, 2];

/** A model of the shop: whatever many users do at once, these are true of what is left. */
export function concurrencyContract(fresh: FreshStore, another: FreshStore = fresh): void {
  test("law: nothing is lost, sold twice or half done", { timeout: 60_000 }, async () => {
    let runs = 0;
    let ordered = 0;
    await fc.assert(
      fc.asyncProperty(stocks, manyActions, async (initial, actions) => {
        const run = `r${++runs}`;
        await fill(fresh(), run, initial);
        const acknowledged = await runConcurrently([fresh(), another()], run, actions);
        ordered += acknowledged.orders.length;
        await judge(fresh(), { run, initial, acknowledged });
      }),
      { seed: 20_261_123, numRuns: 25 },
    );
    // Actions that get nothing prove nothing.
    expect(ordered).toBeGreaterThan(20);
  });

  test("two hundred buyers of a hundred pieces: a hundred orders", { timeout: 60_000 }, async () => {
    const store = fresh();
    await fill(store, "big", [100]);
    const buyers = Array.from({ length: 200 }, (_, user) => user);
    await runConcurrently(
      store,
      "big",
      buyers.map((user) => ({ kind: "add", user, product: 0, quantity: 1 })),
    );
    const { orders } = await runConcurrently(
      store,
      "big",
      buyers.map((user) => ({ kind: "order", user, key: null })),
    );
    expect(orders).toHaveLength(100);
    expect(await stockOf(store, "big", 0)).toBe(0);
  });
}

/** Puts products on the shelves. */
export async function fill(store: Store, run: string, initial: readonly number[]): Promise<void> {
  await store.transaction(async ({ products }) => {
    for (const [at, stock] of initial.entries())
      await products.add({ ...product("x", { stock }), id: productId(run, at) });
  });
}

interface Case {
  readonly run: string;
  readonly initial: readonly number[];
  readonly acknowledged: Acknowledged;
}

/** Compares what is kept with what was acknowledged. */
export async function judge(store: Store, { run, initial, acknowledged }: Case): Promise<void> {
  const { added, orders, paid, cancelled } = acknowledged;
  const kept = await ordersOf(store, run);
  const byId = (all: readonly Order[]) => all.map(({ id }) => id).sort();
  expect(byId(kept)).toEqual(byId(orders.map(({ order }) => order)));

  for (const order of kept) {
    const answered = orders.find(({ order: { id } }) => id === order.id)?.order;
    expect({ ...order, status: "", paidAt: "", cancelledAt: "" }).toEqual({
      ...answered,
      status: "",
      paidAt: "",
      cancelledAt: "",
    });
  }
  const inState = (status: Order["status"]) => byId(kept.filter((order) => order.status === status));
  expect(inState("PAID")).toEqual([...paid].sort());
  expect(inState("CANCELLED")).toEqual([...cancelled].sort());

  const keys = orders.flatMap(({ key }) => key ?? []);
  expect(new Set(keys).size).toBe(keys.length);

  for (const [at, stock] of initial.entries()) {
    const left = await stockOf(store, run, at);
    expect(left).toBeGreaterThanOrEqual(0);
    const sold = piecesIn(
      kept.filter(({ status }) => status !== "CANCELLED"),
      productId(run, at),
    );
    expect(left + sold).toBe(stock);
  }
  for (const person of PEOPLE) {
    const userId = userName(run, person);
    const lines = await store.transaction(({ carts }) => carts.linesOf(userId));
    for (const [at] of initial.entries()) {
      const id = productId(run, at);
      const inCart = lines.find((line) => line.productId === id)?.quantity ?? 0;
      const ordered = piecesIn(
        kept.filter((order) => order.userId === userId),
        id,
      );
      expect(inCart + ordered).toBe(added.get(`${userId} ${id}`) ?? 0);
    }
  }
}

async function ordersOf(store: Store, run: string): Promise<readonly Order[]> {
  const lists = PEOPLE.map((person) =>
    store.transaction(({ orders }) => orders.listOf(userName(run, person))),
  );
  return (await Promise.all(lists)).flat();
}

async function stockOf(store: Store, run: string, at: number): Promise<number> {
  return (await store.transaction(({ products }) => products.find(productId(run, at))))?.stock ?? -1;
}

function piecesIn(orders: readonly Order[], id: string): number {
  const items = orders.flatMap((order) => order.items.filter((item) => item.productId === id));
  return items.reduce((sum, { quantity }) => sum + quantity, 0);
}
