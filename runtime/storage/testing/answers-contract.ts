import { KeyTaken } from "@specwright/http";
import { expect, test } from "vitest";
import type { FreshStore } from "./fresh-store.js";
import { kept, minutesOn, product } from "./samples.js";

export function answersContract(fresh: FreshStore): void {
  test("an answer comes back to the byte, to the scope and key it was kept under", async () => {
    const store = fresh();
    const empty = kept("k2", { answer: { status: 204, headers: {}, content: null } });
    await store.transaction(async ({ answers }) => {
      await answers.store(kept("k1"));
      await answers.store(empty);
    });
    await store.transaction(async ({ answers }) => {
      expect(await answers.find("user_ann", "k1")).toEqual(kept("k1"));
      expect(await answers.find("user_ann", "k2")).toEqual(empty);
      expect(await answers.find("user_bob", "k1")).toBeNull();
      expect(await answers.find("user_ann", "k3")).toBeNull();
      expect(await answers.find("user", "_annk1")).toBeNull();
    });
  });

  test("a key that has an answer undoes the work of who comes second", async () => {
    const store = fresh();
    const work = (id: string) =>
      store.transaction(async ({ products, answers }) => {
        await products.add(product(id));
        await answers.store(kept("k1"));
        return id;
      });
    const results = await Promise.allSettled(["a", "b", "c", "d"].map(work));
    const failed = results.filter((result) => result.status === "rejected");
    expect(failed.map(({ reason }) => reason instanceof KeyTaken)).toEqual([true, true, true]);
    expect(await store.transaction(({ products }) => products.list())).toHaveLength(1);
    await expect(work("e")).rejects.toBeInstanceOf(KeyTaken);
  });

  test("an answer whose time is over gives way", async () => {
    const store = fresh();
    const later = kept("k1", { at: minutesOn(1440), expiresAt: minutesOn(2880), fingerprint: "beef" });
    await store.transaction(({ answers }) => answers.store(kept("k1")));
    const early = { ...later, at: minutesOn(1439) };
    await expect(store.transaction(({ answers }) => answers.store(early))).rejects.toBeInstanceOf(KeyTaken);
    await store.transaction(({ answers }) => answers.store(later));
    expect(await store.transaction(({ answers }) => answers.find("user_ann", "k1"))).toEqual(later);
  });

  test("answers are forgotten when their time is over, so many at once", async () => {
    const store = fresh();
    await store.transaction(async ({ answers }) => {
      for (const at of [1, 2, 3, 9]) await answers.store(kept(`k${at}`, { expiresAt: minutesOn(at) }));
    });
    const forget = (limit: number) => store.transaction(({ answers }) => answers.forget(minutesOn(3), limit));
    expect([await forget(2), await forget(2), await forget(2)]).toEqual([2, 1, 0]);
    await store.transaction(async ({ answers }) => {
      expect(await answers.find("user_ann", "k3")).toBeNull();
      expect(await answers.find("user_ann", "k9")).not.toBeNull();
    });
  });
}
