import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { authSettingsOf } from "./auth/auth-settings.js";
import { bankSettingsOf } from "./payments/bank-settings.js";
import { serverSettingsOf } from "./settings.js";
import { openStore } from "./storage/open-store.js";
import { temporaryFolder } from "./storage/testing/temporary-folder.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = (name: string) => readFileSync(`${root}docs/${name}`, "utf8");

interface Row {
  readonly name: string;
  readonly standard: string | null;
  readonly inProduction: string | null;
}

/** The rows of the table of settings; `standard` is what stands in ticks. */
const rows: readonly Row[] = [
  ...page("operations.md").matchAll(/^\| `([A-Z_]+)` +\| ([^|]*?) *\| [^|]+\|$/gm),
].map(([, name = "", cell = ""]) => ({
  name,
  standard: /^`([^`]+)`/.exec(cell)?.[1] ?? null,
  inProduction: /in production `([^`]+)`/.exec(cell)?.[1] ?? null,
}));

/** Settings that note which of them are read. */
function watched(
  env: Readonly<Record<string, string>>,
  read: Set<string>,
): Record<string, string | undefined> {
  return new Proxy<Record<string, string | undefined>>(env, {
    get: (_env, name) => {
      read.add(String(name));
      return env[String(name)];
    },
  });
}

const readers = [
  (env: Record<string, string | undefined>) => serverSettingsOf(env, false),
  (env: Record<string, string | undefined>) => authSettingsOf(env, "127.0.0.1"),
  bankSettingsOf,
];
const needed = { JWT_SECRET: "x".repeat(32), STRIPE_KEY: "sk_test_1" };

test("what is read is documented, and what is documented is read", async () => {
  const read = new Set<string>();
  for (const reader of readers) reader(watched(needed, read));
  const folder = await temporaryFolder();
  for (const STORE of ["json", "sqlite"])
    await (await openStore(watched({ STORE, DATA: folder.file(STORE) }, read))).close();
  const nowhere = { STORE: "postgres", DATABASE_URL: "postgres://127.0.0.1:1/shop" };
  await expect(openStore(watched(nowhere, read))).rejects.toThrow("cannot be used");
  await folder.remove();
  expect(rows.map(({ name }) => name).sort()).toEqual([...read].sort());
});

/** How many connections a pool would open is seen only on a database. */
const unseen = new Set(["DATABASE_CONNECTIONS"]);

test.each(rows.filter(({ name, standard }) => standard !== null && !unseen.has(name)))(
  "$name is what is said unless set",
  (row) => {
    const settings = (env: Readonly<Record<string, string>>) =>
      readers.map((reader) => reader({ ...needed, ...env }));
    expect(settings({ [row.name]: row.standard ?? "" })).toEqual(settings({}));
    const production = { NODE_ENV: "production", STRIPE_METHOD: "pm_1" };
    if (row.inProduction !== null)
      expect(settings({ ...production, [row.name]: row.inProduction })).toEqual(settings(production));
  },
);

test("settings come from the environment by way of the readers alone", () => {
  const files = readdirSync(`${root}runtime`, { recursive: true, encoding: "utf8" }).filter(
    (path) => /\.ts$/.test(path) && !/\.test\.ts$|testing|dist|node_modules/.test(path),
  );
  const readsEnvironment = files.filter((path) =>
    readFileSync(`${root}runtime/${path}`, "utf8").includes("process.env"),
  );
  expect(readsEnvironment.sort()).toEqual(["auth/token-command.ts", "main.ts"]);
});

test("every attack is listed, and every test that is named is there", () => {
  const named = [...page("security.md").matchAll(/`([\w/-]+\.test\.ts)`/g)].map(([, path = ""]) =>
    path.includes("/") ? path : `runtime/attacks/${path}`,
  );
  const attacks = readdirSync(`${root}runtime/attacks`).filter((name) => name.endsWith(".test.ts"));
  expect(named.filter((path) => !existsSync(root + path))).toEqual([]);
  expect(attacks.filter((name) => !named.includes(`runtime/attacks/${name}`))).toEqual([]);
  const promised = [...page("operations.md").matchAll(/`(runtime\/[\w/-]+\.ts)`/g)].map(
    ([, path = ""]) => path,
  );
  expect(promised.filter((path) => !existsSync(root + path))).toEqual([]);
});
