import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { order, product } from "../testing/samples.js";
import { storeContract } from "../testing/store-contract.js";
import { type TemporaryFolder, temporaryFolder } from "../testing/temporary-folder.js";
import { jsonStore } from "./json-store.js";

storeContract({ durable: true }, async () => {
  const folder = await temporaryFolder();
  return { open: () => jsonStore(folder.file("shop.json")), remove: folder.remove };
});

describe("files", () => {
  let folder: TemporaryFolder;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder.remove());

  /** Fills a store with some commits and gives, for each, how long the log was when it was acknowledged. */
  async function fill(): Promise<readonly number[]> {
    const store = await jsonStore(folder.file("shop.json"));
    const lengths: number[] = [];
    for (const id of ["a", "b", "c"]) {
      await store.transaction(async ({ products, orders }) => {
        await products.add(product(id));
        await orders.add(order(id));
      });
      lengths.push(readFileSync(folder.file("shop.json.0.log")).length);
    }
    await store.close();
    return lengths;
  }

  async function idsInside(): Promise<readonly string[]> {
    const store = await jsonStore(folder.file("shop.json"));
    const found = await store.transaction(async ({ products, orders }) => {
      const ids = (await products.list()).map(({ id }) => id.slice(5));
      // All of a transaction or nothing.
      expect((await orders.listOf("user_ann")).map(({ id }) => id.slice(6)).reverse()).toEqual(ids);
      return ids;
    });
    await store.close();
    return found;
  }

  test("a log cut short at any byte loses only what comes after the cut, and goes on", async () => {
    const lengths = await fill();
    const log = folder.file("shop.json.0.log");
    const whole = readFileSync(log);
    const near = lengths.flatMap((length) => [length - 1, length, length + 1, length + 9, length + 18]);
    const cuts = [0, 1, ...near, ...Array.from({ length: 20 }, (_, at) => at * 97)];
    for (const length of cuts.filter((cut) => cut <= whole.length)) {
      writeFileSync(log, whole.subarray(0, length));
      const survived = lengths.filter((acknowledged) => acknowledged <= length).length;
      expect(await idsInside()).toEqual(["a", "b", "c"].slice(0, survived));
      expect(readFileSync(log).length).toBe(lengths[survived - 1] ?? 0);
    }
  });

  test("a bit that flipped anywhere in a log stops the start, and the file stays as it is", async () => {
    await fill();
    const log = folder.file("shop.json.0.log");
    const whole = readFileSync(log);
    for (let at = 0; at < whole.length; at += 41) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(log, flipped);
      await expect(jsonStore(folder.file("shop.json"))).rejects.toThrow(/shop\.json\.0\.log is damaged/);
      expect(readFileSync(log).equals(flipped)).toBe(true);
    }
  });

  test("a snapshot takes the place of a long log; both together are all there is", async () => {
    const path = folder.file("shop.json");
    const ids = Array.from({ length: 60 }, (_, at) => `${at}`);
    let store = await jsonStore(path, { logBytes: 1_000 });
    for (const id of ids) await store.transaction(({ products }) => products.add(product(id)));
    await store.transaction(({ products }) => products.take("prod_7", 2));
    await store.close();
    expect(JSON.parse(readFileSync(path, "utf8")).entries.length).toBeGreaterThan(10);
    expect((await readdir(folder.path)).filter((name) => name.endsWith(".log"))).toHaveLength(1);
    expect(existsSync(`${path}.tmp`)).toBe(false);
    store = await jsonStore(path);
    const list = await store.transaction(({ products }) => products.list());
    expect(list).toEqual(ids.map((id) => product(id, id === "7" ? { stock: 3 } : {})));
    await store.close();
  });

  test("a snapshot that is garbage, short or has a flipped bit stops the start and is not overwritten", async () => {
    const path = folder.file("shop.json");
    const store = await jsonStore(path, { logBytes: 1 });
    for (const id of ["a", "b"]) await store.transaction(({ products }) => products.add(product(id)));
    await store.close();
    const whole = readFileSync(path);
    const flips = Array.from(whole, (byte, at) => {
      const flipped = Buffer.from(whole);
      flipped[at] = byte ^ (1 << (at % 8));
      return flipped;
    });
    for (const broken of [Buffer.alloc(0), Buffer.from("garbage"), whole.subarray(0, 90), ...flips]) {
      writeFileSync(path, broken);
      await expect(jsonStore(path)).rejects.toThrow(/shop\.json.* is (damaged|missing)/);
      expect(readFileSync(path).equals(broken)).toBe(true);
    }
  });

  test("a file that is gone is missed", async () => {
    const path = folder.file("shop.json");
    const store = await jsonStore(path, { logBytes: 1 });
    for (const id of ["a", "b"]) await store.transaction(({ products }) => products.add(product(id)));
    await store.close();
    const snapshot = readFileSync(path);
    rmSync(path);
    await expect(jsonStore(path)).rejects.toThrow(/shop\.json is missing/);
    writeFileSync(path, snapshot);
    for (const name of await readdir(folder.path)) if (name.endsWith(".log")) rmSync(folder.file(name));
    await expect(jsonStore(path)).rejects.toThrow(/\.log is missing/);
  });

  test("a second process is refused, and let in when the first has closed", async () => {
    const path = folder.file("shop.json");
    const first = await jsonStore(path);
    await expect(jsonStore(path)).rejects.toThrow(/shop\.json is in use by another process/);
    await first.close();
    await (await jsonStore(path)).close();
  });
});
