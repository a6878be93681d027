import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { importProblems } from "./imports.js";
import { publintProblems, typeProblems } from "./judges.js";
import { packNpm } from "./pack-npm.js";
import { publishedManifest } from "./published-manifest.js";

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "pack-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test("others get no condition that leads to a source, and nothing that only this repository needs", () => {
  const manifest = {
    name: "a",
    version: "1.0.0",
    private: true,
    exports: {
      ".": { source: "./a.ts", types: "./dist/a.d.ts", default: "./dist/a.js" },
      "./b": "./dist/b.js",
    },
    dependencies: { zod: "^4" },
    devDependencies: { tsx: "^4" },
  };
  expect(publishedManifest(manifest)).toEqual({
    name: "a",
    version: "1.0.0",
    exports: { ".": { types: "./dist/a.d.ts", default: "./dist/a.js" }, "./b": "./dist/b.js" },
    dependencies: { zod: "^4" },
  });
});

test("every package that is imported is declared, and every one that is declared is imported", async () => {
  const folder = folderOf({
    "dist/a.js": 'import "zod/v4"; import "./b.mjs"; import "node:fs";',
    "dist/b.mjs":
      'export const load = () => [import("@scope/late"), createRequire(import.meta.url)("asked")];',
    "dist/c.cjs": 'require("fs"); require("common");',
    "dist/a.d.ts": '/// <reference types="node" />\nimport type { A } from "express";\nexport type B = A;',
  });
  const manifest = { name: "a", version: "1.0.0" };
  expect(await importProblems(folder, manifest)).toEqual(
    ["@scope/late", "@types/express", "@types/node", "asked", "common", "express", "zod"].map(
      (name) => `a imports ${name}, which its package.json does not declare`,
    ),
  );
  const dependencies = {
    zod: "^4",
    "@scope/late": "1",
    common: "1",
    asked: "1",
    express: "5",
    idle: "1",
  };
  const peerDependencies = { "@types/node": ">=20", "@types/express": ">=5", matched: "1" };
  const peerDependenciesMeta = { matched: { optional: true } };
  expect(
    await importProblems(folder, { ...manifest, dependencies, peerDependencies, peerDependenciesMeta }),
  ).toEqual(["a declares idle, which nothing in it imports"]);
});

/** Packs what one package holds, beside a licence. */
const pack = (manifest: object, files: Readonly<Record<string, string>>) => {
  const root = folderOf({
    LICENSE: "MIT",
    "pkg/package.json": JSON.stringify({ name: "unsound", version: "1.0.0", license: "MIT", ...manifest }),
    ...files,
  });
  return packNpm(root, "pkg", join(root, "packed"));
};

test("types that are missing are named, save where there is only a command", async () => {
  const files = { "pkg/dist/a.js": "export default 1;" };
  const own = { "./package.json": "./package.json" };
  const untyped = await pack({ type: "module", exports: { ".": "./dist/a.js", ...own } }, files);
  expect(await typeProblems(untyped.tarball)).toEqual(["are-the-types-wrong: unsound declares no types"]);
  expect(await typeProblems((await pack({ type: "module", exports: own }, files)).tarball)).toEqual([]);
}, 60_000);

test("what is packed has the licence, and the judges name a file that is not there and types that mislead", async () => {
  const manifest = {
    type: "module",
    exports: {
      ".": { types: "./dist/a.d.cts", default: "./dist/a.js" },
      "./b": { source: "./b.ts", default: "./dist/gone.js" },
    },
  };
  const { tarball, files } = await pack(manifest, {
    "pkg/b.ts": "",
    "pkg/dist/a.js": "export default 1;",
    "pkg/dist/a.d.cts": "export default 1;",
  });
  expect(files).toBe(4);
  const publint = (await publintProblems(tarball)).join("\n");
  expect(publint).toContain("./dist/gone.js");
  expect(publint).not.toContain("b.ts");
  expect((await typeProblems(tarball)).join("\n")).toContain('"kind":"FalseCJS"');
}, 60_000);
