import fc from "fast-check";
import { expect, test } from "vitest";
import { fill, judge } from "./concurrency-contract.js";
import { manyActions, runConcurrently } from "./concurrent-actions.js";
import type { FreshStore } from "./fresh-store.js";
import { intent, kept, line, minutesOn, order, product } from "./samples.js";

/** What holds of a store that outlives its process; `reopen` opens the one that was closed again. */
export function durabilityContract(fresh: FreshStore, reopen: () => Promise<void>): void {
  test("what was acknowledged is there when the store is opened again", async () => {
    await fresh().transaction(async ({ products, carts, orders, payments, events, answers }) => {
      for (const id of ["b", "a"]) await products.add(product(id));
      await carts.keep("user_ann", [line("b", 2), line("a")]);
      await orders.add(order("1"));
      await payments.add({ ...intent("1"), state: "APPROVED" });
      await events.remember("evt_1", minutesOn(0));
      await answers.store(kept("k1"));
    });
    await fresh().transaction(({ orders }) => orders.add(order("2")));
    await fresh().transaction(({ products }) => products.take("prod_b", 2));
    await fresh().close();
    await reopen();
    await fresh().transaction(async ({ products, carts, orders, payments, events, answers }) => {
      expect(await products.list()).toEqual([product("b", { stock: 3 }), product("a")]);
      expect(await carts.linesOf("user_ann")).toEqual([line("b", 2), line("a")]);
      expect(await orders.listOf("user_ann")).toEqual([order("2"), order("1")]);
      expect(await orders.due(minutesOn(30), 9)).toContainEqual(order("1"));
      expect(await payments.find("pay_1")).toEqual({ ...intent("1"), state: "APPROVED" });
      expect(await events.remember("evt_1", minutesOn(9))).toBe(false);
      expect(await answers.find("user_ann", "k1")).toEqual(kept("k1"));
    });
  });

  test("what concurrent requests were answered is there when the store is opened again", {
    timeout: 60_000,
  }, async () => {
    const cases = fc
      .sample(manyActions, { seed: 7, numRuns: 5 })
      .map((actions, at) => ({ actions, run: `r${at}` }));
    const judged = await Promise.all(
      cases.map(async ({ actions, run }) => {
        const initial = [5, 50, 500];
        await fill(fresh(), run, initial);
        return { run, initial, acknowledged: await runConcurrently(fresh(), run, actions) };
      }),
    );
    expect(judged.flatMap(({ acknowledged }) => acknowledged.orders).length).toBeGreaterThan(3);
    await fresh().close();
    await reopen();
    for (const each of judged) await judge(fresh(), each);
  });
}
