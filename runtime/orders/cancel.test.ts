import fc from "fast-check";
import { expect, test } from "vitest";
import type { Order } from "../../generated/schemas.js";
import { memoryStore } from "../storage/memory-store.js";
import { intent, MADE_AT, minutesOn, order, product } from "../storage/testing/samples.js";
import { cancel, expire } from "./cancel.js";
import { expireDue } from "./expire-due.js";
import { endAndGiveBack } from "./give-back.js";

const at = (minutes: number) => new Date(minutesOn(minutes));
const asked = { order: order("1"), caller: "user_ann", payments: [], now: at(5) };
const refused = (code: string) => ({ kind: "refused", code });

test("an unpaid order is cancelled now, and is otherwise as it was", () => {
  const cancelled = { ...asked.order, status: "CANCELLED", cancelledAt: minutesOn(5) };
  expect(cancel(asked)).toEqual({ kind: "cancelled", order: cancelled });
});

test("what is not there, not hers, paid, over or being paid is refused", () => {
  expect(cancel({ ...asked, order: null })).toEqual(refused("ORDER_NOT_FOUND"));
  expect(cancel({ ...asked, caller: "user_bob" })).toEqual(refused("ORDER_NOT_FOUND"));
  expect(cancel({ ...asked, order: order("1", { status: "PAID" }) })).toEqual(refused("ORDER_ALREADY_PAID"));
  expect(cancel({ ...asked, order: order("1", { status: "CANCELLED" }) })).toEqual(
    refused("ORDER_CANCELLED"),
  );
  expect(cancel({ ...asked, payments: [intent("a")] })).toEqual(refused("PAYMENT_IN_PROGRESS"));
  expect(cancel({ ...asked, now: at(30) })).toEqual(refused("ORDER_CANCELLED"));
  expect(cancel({ ...asked, payments: [intent("a", { state: "DECLINED" })] }).kind).toBe("cancelled");
});

test("an order expires at its time and not before, and not while the bank is busy", () => {
  expect(expire(order("1"), [], at(29))).toBeNull();
  expect(expire(order("1"), [], at(30))).toMatchObject({ status: "CANCELLED", cancelledAt: minutesOn(30) });
  expect(expire(order("1"), [intent("a")], at(30))).toBeNull();
  expect(expire(order("1", { status: "PAID" }), [], at(30))).toBeNull();
});

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

const quantities = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
const ends = fc.array(fc.constantFrom("cancel", "expire", "pay"), { minLength: 1, maxLength: 12 });

test("law: however often an order is cancelled, expires or is paid at once, its pieces come back once or never", async () => {
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
      const move = (to: Order) =>
        store.transaction((tables) =>
          to.status === "PAID" ? tables.orders.move(to, "PENDING_PAYMENT") : endAndGiveBack(to, tables),
        );
      const works = {
        cancel: () => move({ ...placed, status: "CANCELLED", cancelledAt: minutesOn(1) }),
        pay: () => move({ ...placed, status: "PAID", paidAt: minutesOn(1) }),
        expire: () => expireDue(store, at(31)),
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
