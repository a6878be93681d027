import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "./open-store.js";
import { StoreFault } from "./store-fault.js";
import { proveWritable, storeFile } from "./store-file.js";
import { temporaryFolder } from "./testing/temporary-folder.js";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

test.each([
  [":memory:", "is no file. STORE=memory keeps nothing"],
  ["file:shop.db?mode=memory", "is no file"],
  ["/dev/null", "is no file that can keep data"],
  ["a\0b", "must not contain U+0000"],
  ["x".repeat(5_000), "cannot be used: ENAMETOOLONG"],
])("DATA=%j is refused, and said plainly", async (DATA, problem) => {
  for (const STORE of ["json", "sqlite"]) {
    const opening = openStore({ STORE, DATA });
    await expect(opening).rejects.toThrow(StoreFault);
    await expect(opening).rejects.toThrow(problem);
  }
});

test("what is there and can keep no data is refused", () => {
  const [pipe, target, link] = [folder.file("pipe"), folder.file("shop.db"), folder.file("second.db")];
  execFileSync("mkfifo", [pipe]);
  expect(() => storeFile(pipe)).toThrow("is no file that can keep data");
  expect(() => storeFile(folder.file("."))).toThrow("is a folder. Name a file in it");
  writeFileSync(target, "");
  linkSync(target, link);
  for (const path of [target, link]) expect(() => storeFile(path)).toThrow("has 2 names (hard links)");
  symlinkSync(folder.file("circle"), folder.file("circle"));
  expect(() => storeFile(folder.file("circle"))).toThrow(StoreFault);
});

describe.each(["json", "sqlite"])("a link to the file of %s", (STORE) => {
  test("is the same file: a second server is refused, whatever name each has", async () => {
    const elsewhere = folder.file("elsewhere");
    mkdirSync(elsewhere);
    const link = folder.file("link");
    symlinkSync(join(elsewhere, "shop"), link);
    for (const [first, second] of [
      [link, join(elsewhere, "shop")],
      [join(elsewhere, "shop"), link],
    ] as const) {
      const store = await openStore({ STORE, DATA: first });
      await expect(openStore({ STORE, DATA: second })).rejects.toThrow("is in use by another process");
      await store.close();
    }
  });

  test("in a folder that is a link is the same file, too", async () => {
    mkdirSync(folder.file("data"));
    symlinkSync(folder.file("data"), folder.file("alias"));
    const store = await openStore({ STORE, DATA: join(folder.file("data"), "shop") });
    const again = openStore({ STORE, DATA: join(folder.file("alias"), "shop") });
    await expect(again).rejects.toThrow("is in use by another process");
    await store.close();
  });
});

test("what cannot be written beside a file is noticed, and nothing is left there", async () => {
  mkdirSync(folder.file("data"));
  const file = join(folder.file("data"), "shop.db");
  await proveWritable(file);
  rmSync(folder.file("data"), { recursive: true });
  await expect(proveWritable(file)).rejects.toThrow("ENOENT");
});
