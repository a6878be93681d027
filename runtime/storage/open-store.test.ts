import { existsSync, mkdirSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore } from "./open-store.js";
import { StoreFault } from "./store-fault.js";
import { type TemporaryFolder, temporaryFolder } from "./testing/temporary-folder.js";

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

test("STORE chooses, and DATA says where; a folder that is missing is made", async () => {
  for (const [kind, file] of [
    ["json", "a/b/shop.json.0.log"],
    ["sqlite", "c/shop.db"],
  ] as const) {
    const DATA = folder.file(file.replace(".0.log", ""));
    const store = await openStore({ STORE: kind, DATA });
    expect(store.name).toContain(DATA);
    expect(existsSync(folder.file(file))).toBe(true);
    await store.close();
  }
  expect((await openStore({ STORE: "memory" })).name).toBe("memory");
});

test("without a choice it is SQLite", async () => {
  const store = await openStore({ STORE: "", DATABASE_URL: "", DATA: folder.file("shop.db") });
  expect(store.name).toBe(`SQLite at ${folder.file("shop.db")}`);
  await store.close();
});

test.each([
  [{ STORE: "mysql" }, 'STORE must be one of memory, json, sqlite, postgres, not "mysql".'],
  [{ STORE: "postgres" }, "DATABASE_URL=postgres://"],
  [{ DATABASE_URL: "mysql://ann:secret@host/shop" }, "DATABASE_URL must look like"],
  [{ DATABASE_URL: "postgres://[" }, "DATABASE_URL must look like"],
  [{ DATABASE_URL: "postgres://h/d", DATABASE_CONNECTIONS: "0" }, "DATABASE_CONNECTIONS must be"],
  [
    { DATABASE_URL: "postgres://ann:secret@127.0.0.1:1/shop" },
    "PostgreSQL at 127.0.0.1:1/shop cannot be used",
  ],
])("%j is refused: %s", async (env, reason) => {
  const fault = await openStore(env).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(StoreFault);
  expect(String(fault)).toContain(reason);
  expect(String(fault)).not.toContain("secret");
});

test.each(["json", "sqlite"])("%s: what is no file is refused by its name", async (STORE) => {
  const DATA = folder.file("shop");
  mkdirSync(DATA);
  const fault = await openStore({ STORE, DATA }).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(StoreFault);
  expect(String(fault)).toContain(DATA);
});
