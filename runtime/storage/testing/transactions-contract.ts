import { expect, test } from "vitest";
import type { FreshStore } from "./fresh-store.js";
import { line, order, product } from "./samples.js";

const soon = () => new Promise((resolve) => setImmediate(resolve));

export function transactionsContract(fresh: FreshStore): void {
  test("a transaction that throws never was", async () => {
    const store = fresh();
    await store.transaction(({ products }) => products.add(product("hat")));
    const failing = store.transaction(async ({ products, carts, orders, events }) => {
      await products.take("prod_hat", 2);
      await products.take("prod_hat", 2);
      await products.add(product("cap"));
      await carts.keep("user_ann", [line("hat")]);
      await orders.add(order("1"));
      await events.remember("evt_1", "now");
      throw new Error("the lights went out");
    });
    await expect(failing).rejects.toThrow("the lights went out");
    await store.transaction(async ({ products, carts, orders, events }) => {
      expect(await products.list()).toEqual([product("hat")]);
      expect(await carts.linesOf("user_ann")).toEqual([]);
      expect(await orders.find("order_1")).toBeNull();
      expect(await events.remember("evt_1", "now")).toBe(true);
    });
  });

  test("one that reads and then writes loses nothing of the others", async () => {
    const store = fresh();
    await store.transaction(({ products }) => products.add(product("hat", { stock: 0 })));
    const addOne = (at: number) =>
      store.transaction(async ({ products, carts }) => {
        const lines = await carts.linesOf("user_ann");
        await soon();
        await carts.keep("user_ann", [...lines, line(String(at))]);
        const found = await products.find("prod_hat");
        await soon();
        if (found !== null) await products.replace({ ...found, stock: found.stock + 1 });
      });
    await Promise.all(Array.from({ length: 12 }, (_, at) => addOne(at)));
    await store.transaction(async ({ products, carts }) => {
      expect((await products.find("prod_hat"))?.stock).toBe(12);
      expect(new Set((await carts.linesOf("user_ann")).map(({ id }) => id)).size).toBe(12);
    });
  });

  test("one that fails stops no other", async () => {
    const store = fresh();
    await store.transaction(({ products }) => products.add(product("hat", { stock: 5 })));
    const takeOne = () =>
      store.transaction(async ({ products }) => {
        const found = await products.find("prod_hat");
        await soon();
        if (found === null || found.stock === 3) throw new Error("three is enough");
        await products.replace({ ...found, stock: found.stock - 1 });
      });
    const results = await Promise.allSettled([takeOne(), takeOne(), takeOne(), takeOne()]);
    const failed = results.filter(({ status }) => status === "rejected");
    expect(failed).toHaveLength(2);
    expect(String(failed[0]?.status === "rejected" && failed[0].reason)).toContain("three is enough");
    expect((await store.transaction(({ products }) => products.find("prod_hat")))?.stock).toBe(3);
  });

  test("one inside another is a part of it", async () => {
    const store = fresh();
    const outer = store.transaction(async ({ products }) => {
      await products.add(product("hat"));
      const seen = await store.transaction(async (inner) => {
        await inner.orders.add(order("1"));
        return inner.products.find("prod_hat");
      });
      expect(seen).toEqual(product("hat"));
      expect(await products.take("prod_hat", 1)).toBe(true);
      throw new Error("all of it goes");
    });
    await expect(outer).rejects.toThrow("all of it goes");
    await store.transaction(async ({ products, orders }) => {
      expect(await products.list()).toEqual([]);
      expect(await orders.find("order_1")).toBeNull();
    });
  });

  test("a part that fails is undone alone", async () => {
    const store = fresh();
    await store.transaction(async ({ products, orders }) => {
      await products.add(product("hat"));
      await products.take("prod_hat", 1);
      const part = store.transaction(async (inner) => {
        await inner.products.take("prod_hat", 3);
        await store.transaction(({ carts }) => carts.keep("user_ann", [line("hat")]));
        await inner.orders.add(order("1"));
        throw new Error("only this");
      });
      await expect(part).rejects.toThrow("only this");
      expect((await products.find("prod_hat"))?.stock).toBe(4);
      await orders.add(order("2"));
    });
    await store.transaction(async ({ products, carts, orders }) => {
      expect((await products.find("prod_hat"))?.stock).toBe(4);
      expect(await carts.linesOf("user_ann")).toEqual([]);
      expect((await orders.listOf("user_ann")).map(({ id }) => id)).toEqual(["order_2"]);
    });
  });

  test("parts begun at once do not undo each other", async () => {
    const store = fresh();
    await store.transaction(async () => {
      const parts = ["a", "b", "c", "d"].map((id, at) =>
        store.transaction(async ({ products }) => {
          await products.add(product(id));
          await soon();
          if (at % 2 === 1) throw new Error("not this one");
        }),
      );
      await Promise.allSettled(parts);
    });
    const left = await store.transaction(({ products }) => products.list());
    expect(left.map(({ id }) => id)).toEqual(["prod_a", "prod_c"]);
  });

  test("a part that was not waited for ends before the whole does", async () => {
    const store = fresh();
    const parts: Promise<void>[] = [];
    await store.transaction(async () => {
      const part = store.transaction(async ({ products }) => {
        await soon();
        await products.add(product("hat"));
      });
      parts.push(part);
    });
    expect(await store.transaction(({ products }) => products.list())).toEqual([product("hat")]);
    await Promise.all(parts);
    const failing = store.transaction(async ({ products }) => {
      await products.add(product("cap"));
      throw new Error("gone");
    });
    await expect(failing).rejects.toThrow("gone");
    expect(await store.transaction(({ products }) => products.list())).toEqual([product("hat")]);
  });

  test("what a transaction left running is no part of it", async () => {
    const store = fresh();
    let late: Promise<void> = Promise.resolve();
    const left = store.transaction(async () => {
      late = soon()
        .then(soon)
        .then(() => store.transaction(({ products }) => products.add(product("hat"))));
      throw new Error("over");
    });
    await expect(left).rejects.toThrow("over");
    await late;
    expect(await store.transaction(({ products }) => products.find("prod_hat"))).toEqual(product("hat"));
  });
}
