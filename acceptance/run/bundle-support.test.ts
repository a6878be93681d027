import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { bundleSupport } from "./bundle-support.js";

const roots: string[] = [];

function project(files: { readonly [path: string]: string }): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "specwright-bundle-")));
  roots.push(root);
  for (const [path, text] of Object.entries({ "package.json": '{ "type": "module" }', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const packageOf = (name: string, main: string) =>
  JSON.stringify({ name, type: "module", exports: `./${main}` });

const bundleOf = (root: string) =>
  bundleSupport({ root, output: "made", made: null, steps: "steps", modules: ["app.ts", "none.ts"] });

/** What the bundle of a project says when it is run. */
async function said(root: string): Promise<string> {
  const { importPaths, modules } = await bundleOf(root);
  const all = [...importPaths, ...Object.values(modules)].map((file) => pathToFileURL(file).href);
  const script = all.map((url) => `await import(${JSON.stringify(url)});`).join("\n");
  const args = ["--enable-source-maps", "--input-type=module", "--eval", script];
  return execFileSync(process.execPath, args, { encoding: "utf8", stdio: "pipe" });
}

afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

describe("the bundle of a project's support code", () => {
  it("holds the suite, then the steps by name, and the modules that are there", async () => {
    const root = project({
      "node_modules/plain/package.json": packageOf("plain", "main.js"),
      "node_modules/plain/main.js": "export {};",
      "made/steps/suite.ts": "console.log('suite' as string);",
      "steps/z.mts": "console.log('z');",
      "steps/deep/a.js": "console.log('a');",
      "steps/z.mjs": "console.log('other z');",
      "steps/types.d.ts": "export type None = never;",
      "app.ts": "console.log('app');",
    });
    expect(await said(root)).toBe("suite\na\nother z\nz\napp\n");
    expect(Object.keys((await bundleOf(root)).modules)).toEqual([join(root, "app.ts")]);
  });

  it("has each module once, and each file knows its own address", async () => {
    const own = "import.meta.url, import.meta.dirname, import.meta.filename";
    const root = project({
      "node_modules/plain/package.json": packageOf("plain", "main.js"),
      "node_modules/plain/main.js": "export default {};",
      "made/steps/suite.ts": `#!/usr/bin/env node\nconsole.log(${own});`,
      "state.ts": "console.log('state'); export const state = { of: 'suite' };",
      "app.ts":
        "import plain from 'plain'; import { state } from './state.js'; console.log(state.of, plain);",
      "steps/a.ts":
        "import { createRequire } from 'node:module'; import 'plain'; import { state } from '../state.js';\n" +
        "const require = createRequire(import.meta.url);\nstate.of = require('./data.json').of;",
      "steps/data.json": '{ "of": "steps" }',
    });
    const url = pathToFileURL(join(root, "made/steps/suite.ts")).href;
    expect(await said(root)).toBe(
      `${url} ${join(root, "made/steps")} ${join(root, "made/steps/suite.ts")}\nstate\nsteps {}\n`,
    );
  });

  it("takes TypeScript from packages too, and what only the importing file can see", async () => {
    const root = project({
      "node_modules/typed/package.json": packageOf("typed", "main.ts"),
      "node_modules/typed/main.ts": "export const typed: string = 'typed';",
      "steps/node_modules/near/package.json": packageOf("near", "main.js"),
      "steps/node_modules/near/main.js": "export const near = import.meta.url;",
      "made/steps/suite.ts": "import { typed } from 'typed'; console.log(typed);",
      "steps/a.ts": "import { near } from 'near'; console.log(near);",
    });
    const near = pathToFileURL(join(root, "steps/node_modules/near/main.js")).href;
    expect(await said(root)).toBe(`typed\n${near}\n`);
  });

  it("names the line of the source where something is thrown", async () => {
    const root = project({
      "node_modules/none.txt": "",
      "made/steps/suite.ts":
        "interface Long {\n  readonly a: string;\n}\nthrow new Error('no' satisfies Long['a']);",
    });
    await expect(said(root)).rejects.toThrow("suite.ts:4:7");
  });

  it("says what is wrong with the sources and where, and begins anew the next time", async () => {
    const root = project({
      "node_modules/none.txt": "",
      "made/steps/suite.ts": "import './nowhere.js';\nimport 'no-package';",
      "steps/a.ts": "const a = ;",
    });
    await expect(bundleOf(root)).rejects.toThrow(
      /^made\/steps\/suite\.ts:1:8: Could not resolve "\.\/nowhere\.js"\nmade\/steps\/suite\.ts:2:8: Could not resolve "no-package"\nsteps\/a\.ts:1:11: Unexpected ";"$/,
    );
    writeFileSync(join(root, "made/steps/suite.ts"), "");
    writeFileSync(join(root, "steps/a.ts"), "console.log('mended');");
    expect(await said(root)).toBe("mended\n");
  });

  it("takes what the compiler made in place of what the disk holds, and writes what is read as it is", async () => {
    const root = project({
      "node_modules/plain/package.json": packageOf("plain", "main.js"),
      "node_modules/plain/main.js": "export const plain = 'plain';",
      "made/routes.ts": "export const routes = 'old';",
      "app.ts": "import { routes } from './made/routes.js'; console.log(routes);",
    });
    const made = new Map([
      ["routes.ts", "import { plain } from 'plain'; export const routes: string = 'new ' + plain;"],
      ["steps/suite.ts", "import { more } from './features/more.js'; console.log(more);"],
      [
        "steps/features/more.ts",
        "import { routes } from '../../routes.js'; export const more = 'more ' + routes;",
      ],
      ["features/notes.feature", "Feature: Notes"],
      ["trace.json", "{}"],
    ]);
    const places = { root, output: "made", made, steps: "steps", modules: ["app.ts"] };
    const { importPaths, modules, output } = await bundleSupport(places);
    const files = [...importPaths, ...Object.values(modules)].map((file) => pathToFileURL(file).href);
    const script = files.map((url) => `await import(${JSON.stringify(url)});`).join("\n");
    expect(
      execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" }),
    ).toBe("more new plain\nnew plain\n");
    expect(readdirSync(output, { recursive: true })).toEqual([
      "features",
      "trace.json",
      "features/notes.feature",
    ]);
    expect(readdirSync(join(root, "made"))).toEqual(["routes.ts"]);
    await expect(
      bundleSupport({ ...places, made: new Map([...made, ["../trace.json/x.feature", ""]]) }),
    ).rejects.toThrow('"../trace.json/x.feature" is no path of a generated file.');
  });

  it("cannot be made where no packages are", async () => {
    const root = project({ "made/steps/suite.ts": "" });
    await expect(bundleOf(root)).rejects.toThrow(`No node_modules is in ${root} or above it`);
  });

  it("leaves nothing when its process ends, and removes what killed ones left", async () => {
    const left = "node_modules/.cache/specwright-suite/1-left/suite.mjs";
    const root = project({ "node_modules/none.txt": "", "made/steps/suite.ts": "", [left]: "" });
    const days = Date.now() / 1_000 - 2 * 86_400;
    utimesSync(join(root, dirname(left)), days, days);
    const code = `const { bundleSupport } = await import(${JSON.stringify(new URL("./bundle-support.ts", import.meta.url).href)});
      await bundleSupport({ root: ${JSON.stringify(root)}, output: "made", made: null, steps: "steps", modules: [] });`;
    execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", code]);
    expect(readdirSync(join(root, "node_modules/.cache/specwright-suite"))).toEqual([]);
  });
});
