import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Store } from "../store.js";
import { answersContract } from "./answers-contract.js";
import { concurrencyContract } from "./concurrency-contract.js";
import { durabilityContract } from "./durability-contract.js";
import type { FreshStore } from "./fresh-store.js";
import { idempotencyContract } from "./idempotency-contract.js";
import { ordersContract } from "./orders-contract.js";
import { paymentsContract } from "./payments-contract.js";
import { productsContract } from "./products-contract.js";
import { product } from "./samples.js";
import { transactionsContract } from "./transactions-contract.js";

/** Where a store keeps what it keeps: a folder, a database. */
export interface StorePlace {
  /** Opens a store on it, each time the same one again. */
  open(): Promise<Store>;
  remove(): Promise<void>;
}

/** What any store promises. `durable`: it also outlives its process. */
export function storeContract(
  { durable }: { readonly durable: boolean },
  newPlace: () => Promise<StorePlace>,
): void {
  let place: StorePlace;
  let store: Store;
  beforeEach(async () => {
    place = await newPlace();
    store = await place.open();
  });
  afterEach(async () => {
    await store.close();
    await place.remove();
  });
  const fresh: FreshStore = () => store;

  describe("transactions", () => transactionsContract(fresh));
  describe("products and carts", () => productsContract(fresh));
  describe("orders", () => ordersContract(fresh));
  describe("payments and events", () => paymentsContract(fresh));
  describe("answers", () => answersContract(fresh));
  describe("once", () => idempotencyContract(fresh));
  describe("concurrent actions", () => concurrencyContract(fresh));

  test("a store that is closed answers no more, and may be closed again", async () => {
    await store.ping();
    await store.close();
    await store.close();
    await expect(store.ping()).rejects.toThrow();
    await expect(store.transaction(async () => "anything")).rejects.toThrow();
  });

  test("closing ends what is under way", async () => {
    const adding = store.transaction(({ products }) => products.add(product("hat")));
    const closing = store.close();
    await Promise.all([adding, closing]);
  });

  if (durable)
    durabilityContract(fresh, async () => {
      store = await place.open();
    });
}
