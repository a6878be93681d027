import { expect, test } from "vitest";
import type { FreshStore } from "./fresh-store.js";
import { intent, minutesOn, order } from "./samples.js";

export function paymentsContract(fresh: FreshStore): void {
  test("an intent is found by its id and by its order, the newest first", async () => {
    const store = fresh();
    await store.transaction(async ({ payments }) => {
      await payments.add(intent("b", { state: "DECLINED" }));
      await payments.add(intent("a"));
      await payments.add(intent("x", { orderId: "order_2" }));
    });
    await store.transaction(async ({ payments }) => {
      expect(await payments.find("pay_a")).toEqual(intent("a"));
      expect(await payments.find("pay_none")).toBeNull();
      expect(await payments.ofOrder("order_1")).toEqual([intent("a"), intent("b", { state: "DECLINED" })]);
      expect(await payments.ofOrder("order_none")).toEqual([]);
    });
  });

  test("an intent moves only from where it is said to be, however many ask at once", async () => {
    const store = fresh();
    await store.transaction(({ payments }) => payments.add(intent("a")));
    const approved = intent("a", { state: "APPROVED", attempts: 1 });
    const move = () => store.transaction(({ payments }) => payments.move(approved, "PENDING"));
    expect((await Promise.all([move(), move(), move()])).filter(Boolean)).toHaveLength(1);
    expect(await store.transaction(({ payments }) => payments.find("pay_a"))).toEqual(approved);
  });

  test("an order has one intent without a result, however many ask at once", async () => {
    const store = fresh();
    const add = (id: string) => store.transaction(({ payments }) => payments.add(intent(id)));
    const added = await Promise.all(["a", "b", "c", "d"].map(add));
    expect(added.filter(Boolean)).toHaveLength(1);
    const [open] = await store.transaction(({ payments }) => payments.ofOrder("order_1"));
    if (open === undefined) throw new Error("none was added");
    const declined = { ...open, state: "DECLINED" as const };
    await store.transaction(async ({ payments }) => {
      expect(await payments.add(intent("e"))).toBe(false);
      await payments.move(declined, "PENDING");
      expect(await payments.add(intent("e"))).toBe(true);
      expect(await payments.add(intent("f"))).toBe(false);
    });
    expect(await store.transaction(({ payments }) => payments.ofOrder("order_1"))).toEqual([
      intent("e"),
      declined,
    ]);
  });

  test("what was decided by the payments of an order holds only while none is added or moved", async () => {
    const store = fresh();
    const again = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
    for (const first of ["none", "declined"]) {
      const id = `order_${first}`;
      await store.transaction(async ({ orders, payments }) => {
        await orders.add(order(first));
        if (first === "declined") await payments.add(intent(first, { orderId: id, state: "DECLINED" }));
      });
      await Promise.all([
        store.transaction(async ({ orders, payments }) => {
          const open = (await payments.ofOrder(id)).some(({ state }) => state === "PENDING");
          const found = await orders.find(id);
          await again();
          if (!open && found !== null)
            await orders.move({ ...found, status: "CANCELLED" }, "PENDING_PAYMENT");
        }),
        store.transaction(async ({ orders, payments }) => {
          if ((await orders.find(id))?.status === "PENDING_PAYMENT")
            await payments.add(intent(`${first}2`, { orderId: id }));
        }),
      ]);
      await store.transaction(async ({ orders, payments }) => {
        const cancelled = (await orders.find(id))?.status === "CANCELLED";
        const open = (await payments.ofOrder(id)).filter(({ state }) => state === "PENDING");
        expect([cancelled, open.length]).toEqual(cancelled ? [true, 0] : [false, 1]);
      });
    }
  });

  test("what was decided by an order holds only while the order stands there", async () => {
    const store = fresh();
    await store.transaction(({ orders }) => orders.add(order("1")));
    const cancelled = order("1", { status: "PAID" });
    const meant = await Promise.all([
      store.transaction(async ({ orders, payments }) => {
        const found = await orders.find("order_1");
        await new Promise((resolve) => setTimeout(resolve, 20));
        return found?.status === "PENDING_PAYMENT" && (await payments.add(intent("a")));
      }),
      store.transaction(async ({ orders, payments }) => {
        const open = await payments.ofOrder("order_1");
        return open.length === 0 && (await orders.move(cancelled, "PENDING_PAYMENT"));
      }),
    ]);
    expect(meant.filter(Boolean)).toHaveLength(1);
  });

  test("unfinished are those without a result or to be given back that were made before, the oldest first", async () => {
    const store = fresh();
    await store.transaction(async ({ payments }) => {
      for (const [id, minutes] of [
        ["c", 3],
        ["a", 1],
        ["done", 1],
        ["back", 1],
        ["b", 2],
      ] as const) {
        await payments.add(intent(id, { orderId: `order_${id}`, createdAt: minutesOn(minutes) }));
      }
      await payments.move(intent("done", { orderId: "order_done", state: "DECLINED" }), "PENDING");
      const back = { orderId: "order_back", createdAt: minutesOn(1) };
      await payments.move(intent("back", { ...back, state: "REFUND_DUE" }), "PENDING");
    });
    const look = () =>
      store.transaction(async ({ payments }) => {
        const ids = async (minutes: number, limit = 9) =>
          (await payments.unfinished(minutesOn(minutes), limit)).map(({ id }) => id);
        return [await ids(1), await ids(3), await ids(9), await ids(9, 1)];
      });
    expect(await look()).toEqual([
      [],
      ["pay_a", "pay_back", "pay_b"],
      ["pay_a", "pay_back", "pay_b", "pay_c"],
      ["pay_a"],
    ]);
    const given = { orderId: "order_back", createdAt: minutesOn(1), state: "REFUNDED" } as const;
    await store.transaction(({ payments }) => payments.move(intent("back", given), "REFUND_DUE"));
    expect((await look())[1]).toEqual(["pay_a", "pay_b"]);
  });

  test("money that was not asked for is recorded beside a payment under way, and once, however many record it at once", async () => {
    const store = fresh();
    await store.transaction(({ payments }) => payments.add(intent("open")));
    const back = intent("back", { state: "REFUND_DUE", amountCents: 199 });
    const record = () =>
      store.transaction(async ({ payments }) =>
        (await payments.find(back.id)) === null ? payments.add(back) : false,
      );
    expect((await Promise.all(Array.from({ length: 8 }, record))).filter(Boolean)).toHaveLength(1);
    expect(await store.transaction(({ payments }) => payments.ofOrder("order_1"))).toEqual([
      back,
      intent("open"),
    ]);
  });

  test("an event is remembered once, however often it comes at once", async () => {
    const store = fresh();
    const remember = () => store.transaction(({ events }) => events.remember("evt_1", minutesOn(0)));
    expect((await Promise.all(Array.from({ length: 8 }, remember))).filter(Boolean)).toHaveLength(1);
    expect(await remember()).toBe(false);
    expect(await store.transaction(({ events }) => events.remember("evt_2", minutesOn(0)))).toBe(true);
  });
}
