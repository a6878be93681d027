import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { Claim, IdempotencyStore } from "./idempotency-store.js";
import { KeyTaken } from "./kernel.js";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The store that the reference gives for copying, as somebody has it who copied it. */
async function copied(): Promise<{ readonly createIdempotencyStore: () => IdempotencyStore }> {
  const page = readFileSync(at("../docs/reference/idempotency.md"), "utf8");
  const code = /\*\*In memory\*\*[\s\S]*?```ts\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  mkdirSync(at("../.cache"), { recursive: true });
  const folder = mkdtempSync(at("../.cache/copied-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "store.ts");
  writeFileSync(path, code.replaceAll("@specwright/http", at("./kernel.js")));
  return import(path);
}

test("the store in memory that the reference gives does what the port asks for", async () => {
  const store = (await copied()).createIdempotencyStore();
  const claim: Claim = {
    scope: "ann",
    key: "k1",
    fingerprint: "a",
    at: "2026-01-01T00:00:00.000Z",
    expiresAt: "2026-01-02T00:00:00.000Z",
  };
  const answer = { status: 201, headers: {}, content: null };
  expect(await store.reserve(claim)).toEqual({ kind: "fresh" });
  await store.release(claim);
  expect(await store.reserve(claim)).toEqual({ kind: "fresh" });
  await store.store({ ...claim, answer });
  expect(await store.reserve(claim)).toEqual({ kind: "replayed", answer });
  expect(await store.reserve({ ...claim, fingerprint: "b" })).toEqual({ kind: "reused" });
  expect(await store.reserve({ ...claim, scope: "bob" })).toEqual({ kind: "fresh" });
  await expect(store.store({ ...claim, answer })).rejects.toThrow(KeyTaken);
  const later = { ...claim, at: claim.expiresAt, expiresAt: "2026-01-03T00:00:00.000Z" };
  expect(await store.reserve(later)).toEqual({ kind: "fresh" });
  await store.store({ ...later, answer });
});
