import { readFileSync, renameSync, writeFileSync } from "node:fs";
import Database from "libsql";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { shapes } from "../shapes.js";
import { StoreFault } from "../store-fault.js";
import { order, product } from "../testing/samples.js";
import { storeContract } from "../testing/store-contract.js";
import { type TemporaryFolder, temporaryFolder } from "../testing/temporary-folder.js";
import { openSqliteFile } from "./sqlite-file.js";
import { adoptShape } from "./sqlite-migration.js";
import { sqliteStore } from "./sqlite-store.js";
import { sqliteTables } from "./sqlite-tables.js";
import { WriteGroup } from "./write-group.js";

storeContract({ durable: true }, async () => {
  const folder = await temporaryFolder();
  return { open: async () => sqliteStore(folder.file("shop.db")), remove: folder.remove };
});

let folder: TemporaryFolder;
let path: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  path = folder.file("shop.db");
});
afterEach(() => folder.remove());

async function filled(): Promise<void> {
  const store = sqliteStore(path);
  await store.transaction(async ({ products, orders }) => {
    for (let at = 0; at < 200; at++) await products.add(product(`${at}`));
    await orders.add(order("1"));
  });
  await store.close();
}

function setting(db: Database.Database, name: string): unknown {
  const [row] = db.prepare(`PRAGMA ${name}`).all() as Record<string, unknown>[];
  return row?.[name];
}

describe("files", () => {
  test("every commit waits for the disk", () => {
    const db = openSqliteFile(path);
    expect(setting(db, "journal_mode")).toBe("wal");
    expect(setting(db, "synchronous")).toBe(2);
    db.close();
  });

  test("what is no database, cut short or overwritten in the middle stops the start and stays as it is", async () => {
    await filled();
    const whole = readFileSync(path);
    const scribbled = Buffer.from(whole);
    scribbled.fill(0x5a, 4_096, 16_384);
    for (const broken of [
      Buffer.from("garbage"),
      whole.subarray(0, 5_000),
      whole.subarray(0, 20_000),
      scribbled,
    ]) {
      writeFileSync(path, broken);
      expect(() => sqliteStore(path)).toThrow(StoreFault);
      expect(() => sqliteStore(path)).toThrow(path);
      expect(readFileSync(path).equals(broken)).toBe(true);
    }
  });

  test("the database of another program is refused, and left as it is", () => {
    const db = new Database(path);
    db.exec("CREATE TABLE songs (title TEXT)");
    db.close();
    const before = readFileSync(path);
    expect(() => sqliteStore(path)).toThrow("shop.db is the database of another program");
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test("a log without its database is missed", async () => {
    await filled();
    writeFileSync(`${path}-wal`, "x");
    renameSync(path, folder.file("elsewhere"));
    expect(() => sqliteStore(path)).toThrow("shop.db is missing, and yet");
  });

  test("a second process is refused, and let in when the first has closed", async () => {
    const first = sqliteStore(path);
    expect(() => sqliteStore(path)).toThrow("is in use by another process");
    await first.close();
    await sqliteStore(path).close();
  });
});

describe("rules", () => {
  test("the last guard: the database itself refuses what breaks a rule of the specification", () => {
    const db = openSqliteFile(path);
    const insert = (id: string, stock: number | string) =>
      db.exec(
        `INSERT INTO products (id, name, priceCents, stock, version) VALUES ('${id}', 'x', 1, ${stock}, 1)`,
      );
    insert("prod_a", 1_000_000);
    expect(() => insert("prod_b", -1)).toThrow(/CHECK constraint failed: "?stock/);
    expect(() => insert("prod_b", 1_000_001)).toThrow(/CHECK constraint failed: "?stock/);
    expect(() => insert("prod_b", "'many'")).toThrow();
    expect(() => insert("b", 1)).toThrow(/CHECK constraint failed: substr/);
    expect(() =>
      db.exec(`INSERT INTO payments (id, orderId, amountCents, state, attempts, createdAt)
      VALUES ('p', 'o', 1, 'STOLEN', 0, '')`),
    ).toThrow(/CHECK constraint failed: "?state/);
    db.close();
  });

  test("rules that have changed are changed in the file: rows stay, in their order, and new fields are filled", async () => {
    await filled();
    const db = openSqliteFile(path);
    const [stock, ...others] = [...shapes.products.columns].sort((a) => (a.name === "stock" ? -1 : 1));
    if (stock === undefined) throw new Error("no stock");
    const narrow = { ...stock, rules: [{ kind: "range" as const, min: 0, max: 5 }] };
    const color = { name: "color", kind: "text" as const, optional: false, rules: [] };
    const shape = { ...shapes.products, columns: [...others, narrow, color], filling: { color: "'grey'" } };
    const ids = () =>
      db
        .prepare("SELECT id FROM products ORDER BY _number")
        .all()
        .map((row) => (row as { id: string }).id);
    const before = ids();
    const id = Number(setting(db, "application_id"));
    adoptShape(db, [shape], id);
    expect(ids()).toEqual(before);
    expect(db.prepare("SELECT DISTINCT color FROM products").all()).toEqual([{ color: "grey" }]);
    expect(() => db.exec("UPDATE products SET stock = 6")).toThrow(/CHECK/);
    const tooNarrow = {
      ...shape,
      columns: [...others, { ...narrow, rules: [{ kind: "range" as const, min: 0, max: 4 }] }, color],
    };
    expect(() => adoptShape(db, [tooNarrow], id)).toThrow(/CHECK/);
    expect(ids()).toEqual(before);
    db.close();
    // And back to what the specification says now.
    const store = sqliteStore(path);
    expect(await store.transaction(({ products }) => products.list({ limit: 1 }))).toEqual([product("0")]);
    await store.close();
  });
});

describe("groups", () => {
  test("what is answered is committed: another connection sees it", async () => {
    const store = sqliteStore(path);
    const reader = new Database(path);
    const seen: number[] = [];
    for (const id of ["a", "b", "c"]) {
      await store.transaction(({ products }) => products.add(product(id)));
      seen.push(reader.prepare("SELECT id FROM products").all().length);
    }
    expect(seen).toEqual([1, 2, 3]);
    reader.close();
    await store.close();
  });

  test("works of one turn of the event loop share a commit; one that fails takes only itself along", async () => {
    const db = openSqliteFile(path);
    const group = new WriteGroup(db);
    const tables = sqliteTables(db, group);
    const parts = ["a", "b", "c"].map((id) => ({ id, fails: id === "b" }));
    for (const { id, fails } of parts) {
      const part = group.enter();
      await tables.products.add(product(id));
      if (fails) part.undo();
      else part.keep();
    }
    const reader = new Database(path);
    const count = () => (reader.prepare("SELECT count(*) AS n FROM products").all()[0] as { n: number }).n;
    expect(count()).toBe(0);
    group.commit();
    expect(count()).toBe(2);
    expect(group.open).toBe(false);
    reader.close();
    db.close();
  });

  test("a full disk fails those who write, and the store goes on when there is room again", async () => {
    const db = openSqliteFile(path);
    const group = new WriteGroup(db);
    const tables = sqliteTables(db, group);
    const write = async (id: string, name: string) => {
      const part = group.enter();
      try {
        await tables.products.add(product(id, { name }));
        part.keep();
      } catch (error) {
        part.undo();
        throw error;
      }
    };
    await write("a", "small");
    group.commit();
    db.pragma(`max_page_count = ${setting(db, "page_count")}`);
    await expect(write("b", "large".repeat(100_000))).rejects.toThrow(/full/);
    try {
      group.commit();
    } catch {
      // Where SQLite gave the whole transaction up, the commit says so.
    }
    db.pragma("max_page_count = 1000000");
    await write("c", "small");
    group.commit();
    expect((await tables.products.list()).map(({ id }) => id)).toEqual(["prod_a", "prod_c"]);
    db.close();
  });
});
