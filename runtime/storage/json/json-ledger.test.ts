import { expect, test } from "vitest";
import { shopMaps } from "../map-tables.js";
import { serialStore } from "../serial-store.js";
import { product } from "../testing/samples.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { JsonLedger } from "./json-ledger.js";
import { openLog } from "./log-files.js";

/** A store over a log whose file records what is done with it, and fails when asked to. */
async function watched() {
  const folder = await temporaryFolder();
  const path = folder.file("shop.json");
  const log = await openLog(path, 0);
  const done: string[] = [];
  const trouble: { now: Error | null } = { now: null };
  const file = new Proxy(log.file, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return async (...given: unknown[]) => {
        if (trouble.now !== null) throw trouble.now;
        const result: unknown = await value.apply(target, given);
        done.push(String(name));
        return result;
      };
    },
  });
  const ledger = new JsonLedger({ path, maps: shopMaps(), log: { ...log, file } });
  const end = async () => {
    await log.file.close();
    await folder.remove();
  };
  return { store: serialStore("watched", ledger), done, trouble, end };
}

test("nothing is answered before it is on the disk, and works of one turn share one wait for it", async () => {
  const { store, done, end } = await watched();
  const add = (id: string) =>
    store.transaction(({ products }) => products.add(product(id))).then(() => [...done]);
  expect(await add("a")).toEqual(["appendFile", "datasync"]);
  const together = await Promise.all(["b", "c", "d"].map(add));
  expect(together).toEqual(Array(3).fill(["appendFile", "datasync", "appendFile", "datasync"]));
  await store.transaction(({ products }) => products.list());
  expect(done).toHaveLength(4);
  await end();
});

test("when the disk fails, the writer gets the error, and nothing is accepted or answered any more", async () => {
  const { store, trouble, end } = await watched();
  await store.transaction(({ products }) => products.add(product("a")));
  trouble.now = new Error("ENOSPC: no space left");
  const add = (id: string) => store.transaction(({ products }) => products.add(product(id)));
  const together = await Promise.allSettled([add("b"), add("c")]);
  expect(together.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  trouble.now = null;
  await expect(store.transaction(({ products }) => products.list())).rejects.toThrow("could not be written");
  await expect(add("d")).rejects.toThrow("could not be written");
  await expect(store.ping()).rejects.toThrow("could not be written");
  await end();
});
