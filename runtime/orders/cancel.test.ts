import fc from "fast-check";
import { expect, test } from "vitest";
import { memoryStore } from "../storage/memory-store.js";
import { intent, MADE_AT, minutesOn, order, product } from "../storage/testing/samples.js";
import { cancelInOneStep } from "./cancel-in-one-step.js";
import { expireDue } from "./expire-due.js";
import { shownNow } from "./standing-in-store.js";

const at = (minutes: number) => new Date(minutesOn(minutes));

test("more orders than fit into one transaction all end", async () => {
  const store = memoryStore();
  await store.transaction(async ({ orders, products }) => {
    await products.add(product("hat", { stock: 0 }));
    for (let id = 0; id < 120; id += 1) await orders.add(order(String(id)));
  });
  await expireDue(store, at(30));
  const [due, hat] = await store.transaction(async ({ orders, products }) => [
    await orders.due(minutesOn(99), 999),
    await products.find("prod_hat"),
  ]);
  expect(due).toEqual([]);
  expect(hat?.stock).toBe(120);
});

test("an order does not end while it is being paid, whichever request looks", async () => {
  const store = memoryStore();
  await store.transaction(async ({ orders, payments }) => {
    await orders.add(order("1"));
    await payments.add(intent("a"));
  });
  await expireDue(store, at(99));
  const shown = await store.transaction((tables) => shownNow(tables, order("1"), at(99)));
  expect(shown).toEqual(order("1"));
});

const quantities = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
const ends = fc.array(fc.constantFrom("cancel", "expire", "look", "pay"), { minLength: 1, maxLength: 12 });

test("law: however often an order is cancelled, expires, is looked at or is paid at once, its pieces come back once or never", async () => {
  await fc.assert(
    fc.asyncProperty(quantities, ends, async (pieces, all) => {
      const store = memoryStore();
      const items = pieces.map((quantity, line) => ({
        productId: `prod_${line % 2}`,
        name: "Hat",
        quantity,
        unitPriceCents: 1,
      }));
      const placed = order("1", { items, createdAt: MADE_AT });
      await store.transaction(async ({ orders, products }) => {
        for (const id of ["0", "1"]) await products.add(product(id, { stock: 100 }));
        await orders.add(placed);
      });
      const paid = order("1", { ...placed, status: "PAID", paidAt: minutesOn(1) });
      const works = {
        cancel: () => cancelInOneStep(store, placed.id, { caller: placed.userId, now: () => at(1) }),
        pay: () => store.transaction(({ orders }) => orders.move(paid, "PENDING_PAYMENT")),
        expire: () => expireDue(store, at(31)),
        look: () => store.transaction((tables) => shownNow(tables, placed, at(31))),
      };
      await Promise.all(all.map((end) => works[end]()));
      const [after, left] = await store.transaction(async ({ orders, products }) => [
        await orders.find("order_1"),
        (await products.list()).reduce((sum, { stock }) => sum + stock, 0),
      ]);
      const sum = pieces.reduce((total, quantity) => total + quantity, 0);
      expect(after?.status).toBe(all[0] === "pay" ? "PAID" : "CANCELLED");
      expect(left).toBe(200 + (after?.status === "CANCELLED" ? sum : 0));
    }),
    { numRuns: 200 },
  );
});
