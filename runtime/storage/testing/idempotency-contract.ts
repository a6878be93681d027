import { type Claim, type IdempotencyRecord, KeyTaken } from "@specwright/http";
import { expect, test } from "vitest";
import { answersIn } from "../../answers-in-store.js";
import type { FreshStore } from "./fresh-store.js";
import { kept, minutesOn, product } from "./samples.js";

const { answer, ...claim } = kept("k1");
const at = (minutes: number): Claim => ({
  ...claim,
  at: minutesOn(minutes),
  expiresAt: minutesOn(minutes + 1440),
});

export function idempotencyContract(fresh: FreshStore): void {
  test("a key is fresh, then replayed to the byte; for another request it is reused, for another user fresh", async () => {
    const store = fresh();
    const once = answersIn(store);
    expect(await once.reserve(claim)).toEqual({ kind: "fresh" });
    await store.transaction(async ({ products, answers }) => {
      await products.add(product("hat"));
      await answers.store({ ...claim, answer });
    });
    expect(await once.reserve(at(1))).toEqual({ kind: "replayed", answer });
    expect(await once.reserve({ ...at(1), fingerprint: "beef" })).toEqual({ kind: "reused" });
    expect(await once.reserve({ ...at(1), scope: "user_bob" })).toEqual({ kind: "fresh" });
  });

  test("a day later the key is free, to the minute", async () => {
    const once = answersIn(fresh());
    await once.reserve(claim);
    await once.store({ ...claim, answer });
    expect((await once.reserve(at(1439))).kind).toBe("replayed");
    expect((await once.reserve(at(1440))).kind).toBe("fresh");
    const again: IdempotencyRecord = { ...at(1440), fingerprint: "beef", answer };
    await once.store(again);
    expect((await once.reserve(at(1441))).kind).toBe("reused");
  });

  test("a claim that was released is fresh again", async () => {
    const once = answersIn(fresh());
    await once.reserve(claim);
    await once.release(claim);
    expect(await once.reserve(claim)).toEqual({ kind: "fresh" });
  });

  test("what was found of a key holds to the end: who found none and keeps an answer meets no other", async () => {
    const store = fresh();
    const keep = async (): Promise<string> => {
      await store.transaction(({ answers }) => answers.store({ ...claim, answer }));
      return "kept";
    };
    let announce = (): void => undefined;
    const looked = new Promise<void>((resolve) => {
      announce = resolve;
    });
    const findAndKeep = store.transaction(async ({ answers }) => {
      const found = await answers.find(claim.scope, claim.key);
      announce();
      if (found !== null) return "found";
      await new Promise((resolve) => setTimeout(resolve, 50));
      await answers.store({ ...claim, answer });
      return "kept";
    });
    await looked;
    const other = keep().catch((error: unknown) => (error instanceof KeyTaken ? "taken" : String(error)));
    expect(["found kept", "kept taken"]).toContain((await Promise.all([findAndKeep, other])).join(" "));
  });

  test("of two that store an answer, the second fails and its work is undone", async () => {
    const store = fresh();
    await answersIn(store).store({ ...claim, answer });
    const late = store.transaction(async ({ products, answers }) => {
      await products.add(product("hat"));
      await answers.store({ ...claim, answer });
    });
    await expect(late).rejects.toBeInstanceOf(KeyTaken);
    expect(await store.transaction(({ products }) => products.list())).toEqual([]);
  });
}
