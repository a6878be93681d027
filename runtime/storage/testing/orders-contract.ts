import { expect, test } from "vitest";
import type { Order } from "../../../generated/schemas.js";
import type { FreshStore } from "./fresh-store.js";
import { intent, minutesOn, order } from "./samples.js";

const idsOf = (orders: readonly Order[]) => orders.map(({ id }) => id);

export function ordersContract(fresh: FreshStore): void {
  test("orders are listed newest first, also of one millisecond, moved or not, each to its owner", async () => {
    const store = fresh();
    await store.transaction(async ({ orders }) => {
      for (const id of ["b", "a", "c"]) await orders.add(order(id));
    });
    await store.transaction(({ orders }) => orders.add(order("x", { userId: "user_bob" })));
    await store.transaction(({ orders }) => orders.move(order("b", { status: "PAID" }), "PENDING_PAYMENT"));
    await store.transaction(async ({ orders }) => {
      expect(idsOf(await orders.listOf("user_ann"))).toEqual(["order_c", "order_a", "order_b"]);
      expect(idsOf(await orders.listOf("user_ann", { limit: 2 }))).toEqual(["order_c", "order_a"]);
      expect(idsOf(await orders.listOf("user_ann", { after: "order_c", limit: 1 }))).toEqual(["order_a"]);
      expect(idsOf(await orders.listOf("user_ann", { after: "order_a" }))).toEqual(["order_b"]);
      expect(await orders.listOf("user_ann", { after: "order_b" })).toEqual([]);
      expect(await orders.listOf("user_ann", { after: "order_x" })).toEqual([]);
      expect(idsOf(await orders.listOf("user_bob"))).toEqual(["order_x"]);
      expect(await orders.listOf("user_eve")).toEqual([]);
    });
  });

  test("a transaction lists what it has just added", async () => {
    await fresh().transaction(async ({ orders }) => {
      await orders.add(order("a"));
      await orders.add(order("b"));
      await orders.move(order("a", { status: "PAID" }), "PENDING_PAYMENT");
      expect(idsOf(await orders.listOf("user_ann"))).toEqual(["order_b", "order_a"]);
      expect(idsOf(await orders.listOf("user_ann", { after: "order_b" }))).toEqual(["order_a"]);
      expect(idsOf(await orders.due(minutesOn(99), 9))).toEqual(["order_b"]);
    });
  });

  test("an order comes back to the letter", async () => {
    const store = fresh();
    const items = [
      { productId: "prod_a", name: "a\u2028\n\t\u0001", quantity: 99, unitPriceCents: 100_000_000 },
      { productId: "prod_b", name: "", quantity: 1, unitPriceCents: 0 },
    ];
    const all = order("1", { items, totalCents: Number.MAX_SAFE_INTEGER, userId: "user_ü 👒" });
    await store.transaction(({ orders }) => orders.add(all));
    const found = await store.transaction(({ orders }) => orders.find("order_1"));
    expect(found).toEqual(all);
    expect(JSON.stringify(found)).toBe(JSON.stringify(all));
    expect(await store.transaction(({ orders }) => orders.listOf("user_ü 👒"))).toEqual([all]);
  });

  test("an order moves only from where it is said to be, however many ask at once", async () => {
    const store = fresh();
    await store.transaction(({ orders }) => orders.add(order("1")));
    const paid = order("1", { status: "PAID", paidAt: minutesOn(1) });
    const pay = () => store.transaction(({ orders }) => orders.move(paid, "PENDING_PAYMENT"));
    const moved = await Promise.all(Array.from({ length: 10 }, pay));
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(await store.transaction(({ orders }) => orders.find("order_1"))).toEqual(paid);
    const none = store.transaction(({ orders }) => orders.move(order("none"), "PENDING_PAYMENT"));
    expect(await none).toBe(false);
  });

  test("an order keeps what others wrote to it since it was read, though its status is the same", async () => {
    const store = fresh();
    await store.transaction(({ orders }) => orders.add(order("1")));
    let announce = (): void => undefined;
    const looked = new Promise<void>((resolve) => {
      announce = resolve;
    });
    const change = (facts: Partial<Order>, pause: number) =>
      store.transaction(async ({ orders }) => {
        const found = await orders.find("order_1");
        announce();
        await new Promise((resolve) => setTimeout(resolve, pause));
        if (found !== null) await orders.move({ ...found, ...facts }, found.status);
      });
    const paying = change({ status: "PAID", paidAt: minutesOn(1) }, 50);
    await looked;
    await Promise.all([paying, change({ refundedCents: 199 }, 0)]);
    expect(await store.transaction(({ orders }) => orders.find("order_1"))).toEqual(
      order("1", { status: "PAID", paidAt: minutesOn(1), refundedCents: 199 }),
    );
  });

  test("unpaid orders whose time is over are due, the longest over first, but none that is just being paid", async () => {
    const store = fresh();
    await store.transaction(async ({ orders }) => {
      for (const [id, minutes] of [
        ["late", 20],
        ["paid", 10],
        ["early", 10],
        ["last", 30],
      ] as const) {
        await orders.add(order(id, { expiresAt: minutesOn(minutes) }));
      }
      await orders.move(order("paid", { status: "PAID" }), "PENDING_PAYMENT");
    });
    await store.transaction(async ({ orders }) => {
      const due = async (minutes: number, limit = 9) => idsOf(await orders.due(minutesOn(minutes), limit));
      expect(await due(9)).toEqual([]);
      expect(await due(10)).toEqual(["order_early"]);
      expect(await due(30)).toEqual(["order_early", "order_late", "order_last"]);
      expect(await due(30, 2)).toEqual(["order_early", "order_late"]);
    });
    const paying = intent("late", { orderId: "order_late" });
    await store.transaction(async ({ orders, payments }) => {
      await payments.add(paying);
      expect(idsOf(await orders.due(minutesOn(30), 2))).toEqual(["order_early", "order_last"]);
    });
    const due = () => store.transaction(({ orders }) => orders.due(minutesOn(30), 2));
    expect(idsOf(await due())).toEqual(["order_early", "order_last"]);
    await store.transaction(({ payments }) => payments.move({ ...paying, state: "DECLINED" }, "PENDING"));
    expect(idsOf(await due())).toEqual(["order_early", "order_late"]);
  });

  test("an order that was ended in vain is due as before, and one that came later may be due sooner", async () => {
    const store = fresh();
    const due = (minutes: number) => store.transaction(({ orders }) => orders.due(minutesOn(minutes), 9));
    await store.transaction(({ orders }) => orders.add(order("1", { expiresAt: minutesOn(20) })));
    const inVain = store.transaction(async ({ orders }) => {
      await orders.move(order("1", { status: "CANCELLED" }), "PENDING_PAYMENT");
      expect(await orders.due(minutesOn(20), 9)).toEqual([]);
      throw new Error("never mind");
    });
    await expect(inVain).rejects.toThrow("never mind");
    expect(await due(19)).toEqual([]);
    expect(idsOf(await due(20))).toEqual(["order_1"]);
    await store.transaction(({ orders }) => orders.add(order("2", { expiresAt: minutesOn(5) })));
    expect(idsOf(await due(5))).toEqual(["order_2"]);
  });
}
