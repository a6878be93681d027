import { expect, test } from "vitest";
import type { Page } from "../page.js";
import { MOST_STOCK } from "../shapes.js";
import type { FreshStore } from "./fresh-store.js";
import { line, product } from "./samples.js";

export function productsContract(fresh: FreshStore): void {
  test("products are listed in order of creation, changed or not, page by page", async () => {
    const store = fresh();
    await store.transaction(async ({ products }) => {
      for (const id of ["b", "a", "c"]) await products.add(product(id));
    });
    await store.transaction(({ products }) => products.replace(product("b", { stock: 1 })));
    await store.transaction(async ({ products }) => {
      const ids = async (page?: Page) => (await products.list(page)).map(({ id }) => id);
      expect(await ids()).toEqual(["prod_b", "prod_a", "prod_c"]);
      expect(await ids({ limit: 2 })).toEqual(["prod_b", "prod_a"]);
      expect(await ids({ limit: 9 })).toHaveLength(3);
      expect(await ids({ after: "prod_b", limit: 1 })).toEqual(["prod_a"]);
      expect(await ids({ after: "prod_b" })).toEqual(["prod_a", "prod_c"]);
      expect(await ids({ after: "prod_c" })).toEqual([]);
      expect(await ids({ after: "prod_none" })).toEqual([]);
      await products.add(product("d"));
      expect(await ids({ after: "prod_a", limit: 2 })).toEqual(["prod_c", "prod_d"]);
    });
  });

  test("a transaction sees what it has written itself", async () => {
    await fresh().transaction(async ({ products, carts }) => {
      await products.add(product("a"));
      await products.take("prod_a", 1);
      await products.add(product("b"));
      await products.replace(product("b", { priceCents: 7 }));
      expect(await products.find("prod_a")).toEqual(product("a", { stock: 4 }));
      expect(await products.list()).toEqual([product("a", { stock: 4 }), product("b", { priceCents: 7 })]);
      await carts.keep("user_ann", [line("a")]);
      await carts.keep("user_ann", [line("a", 2)]);
      expect(await carts.linesOf("user_ann")).toEqual([line("a", 2)]);
    });
  });

  test("stock is taken only where there is enough", async () => {
    const store = fresh();
    await store.transaction(({ products }) => products.add(product("hat")));
    const taken = await store.transaction(async ({ products }) => [
      await products.take("prod_hat", 6),
      await products.take("prod_hat", 5),
      await products.take("prod_hat", 1),
      await products.take("prod_none", 1),
    ]);
    expect(taken).toEqual([false, true, false, false]);
    expect((await store.transaction(({ products }) => products.find("prod_hat")))?.stock).toBe(0);
  });

  test("a hundred takers of thirty pieces: thirty are served", async () => {
    const store = fresh();
    await store.transaction(({ products }) => products.add(product("hat", { stock: 30 })));
    const takers = Array.from({ length: 100 }, () =>
      store.transaction(({ products }) => products.take("prod_hat", 1)),
    );
    expect((await Promise.all(takers)).filter(Boolean)).toHaveLength(30);
    expect((await store.transaction(({ products }) => products.find("prod_hat")))?.stock).toBe(0);
  });

  test("what is given back can be taken again, and never fills a shelf over its brim", async () => {
    const store = fresh();
    await store.transaction(({ products }) => products.add(product("hat", { stock: 1 })));
    const given = await store.transaction(async ({ products }) => [
      await products.giveBack("prod_hat", 3),
      await products.take("prod_hat", 4),
      await products.giveBack("prod_none", 1),
    ]);
    expect(given).toEqual([true, true, false]);
    await store.transaction(({ products }) => products.replace(product("hat", { stock: MOST_STOCK - 1 })));
    await store.transaction(({ products }) => products.giveBack("prod_hat", 2));
    expect((await store.transaction(({ products }) => products.find("prod_hat")))?.stock).toBe(MOST_STOCK);
    expect(MOST_STOCK).toBe(1_000_000);
  });

  test("a product is added once", async () => {
    const store = fresh();
    await store.transaction(({ products }) => products.add(product("hat")));
    const again = store.transaction(({ products }) => products.add(product("hat", { stock: 9 })));
    await expect(again).rejects.toThrow();
    expect(await store.transaction(({ products }) => products.list())).toEqual([product("hat")]);
  });

  test("a cart keeps its lines in their order; nobody's is missing", async () => {
    const store = fresh();
    const lines = [line("b", 2), line("a", 99), line("c")];
    await store.transaction(({ carts }) => carts.keep("user_ann", lines));
    expect(await store.transaction(({ carts }) => carts.linesOf("user_ann"))).toEqual(lines);
    expect(await store.transaction(({ carts }) => carts.linesOf("user_bob"))).toEqual([]);
    await store.transaction(({ carts }) => carts.keep("user_ann", []));
    expect(await store.transaction(({ carts }) => carts.linesOf("user_ann"))).toEqual([]);
  });
}
