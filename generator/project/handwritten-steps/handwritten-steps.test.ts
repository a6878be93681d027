import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Span } from "../../source.js";
import { readKept, writeKept } from "../kept-file.js";
import { readAll } from "./files.js";
import { readHandwrittenSteps } from "./handwritten-steps.js";

let projectDir = "";
beforeEach(() => {
  projectDir = mkdtempSync(join(tmpdir(), "specwright-steps-"));
});
afterEach(() => rmSync(projectDir, { recursive: true }));

const imports = 'import { Given, When, Then, defineParameterType } from "@cucumber/cucumber";\n';

function write(path: string, text: string): void {
  mkdirSync(dirname(join(projectDir, path)), { recursive: true });
  writeFileSync(join(projectDir, path), text);
}

const read = (cacheDir: string | null = null) =>
  readHandwrittenSteps({ projectDir, stepsDir: "features/steps", cacheDir });

const textAt = ({ path, start, end }: Span): string =>
  readFileSync(join(projectDir, path), "utf8").slice(start, end);

async function matches(text: string): Promise<readonly string[]> {
  return (await read()).bindings.match(text).map(({ expression }) => expression);
}

test("a project without steps binds nothing", async () => {
  const { bindings, diagnostics } = await read();
  expect(bindings.match("anything")).toEqual([]);
  expect(bindings.phrases).toEqual([]);
  expect(diagnostics).toEqual([]);
});

test("strings, templates and regular expressions are read, and located", async () => {
  write(
    "features/steps/a.ts",
    `${imports}Given("a {word} hat", f); When(\`it rains\`, f);\nThen(/^Ann has (\\d+) hats?$/i, { timeout: 3 }, f);`,
  );
  const { bindings, diagnostics } = await read();
  expect(diagnostics).toEqual([]);
  expect(bindings.phrases).toEqual(["a {word} hat", "it rains", "/^Ann has (\\d+) hats?$/i"]);
  expect(bindings.match("a red hat").map(({ at }) => textAt(at))).toEqual(['"a {word} hat"']);
  expect(bindings.match("ANN has 2 hats").map(({ at }) => textAt(at))).toEqual(["/^Ann has (\\d+) hats?$/i"]);
  expect(bindings.match("it rains")).toHaveLength(1);
  expect(bindings.match("it rains cats")).toEqual([]);
});

test("two definitions for one step are both named, in the order of their files", async () => {
  write("features/steps/b.mts", `${imports}Given("a {word} hat", f);`);
  write("features/steps/deep/a.js", `${imports}Given("a red hat", f);`);
  expect(await matches("a red hat")).toEqual(["a {word} hat", "a red hat"]);
});

test("aliases, namespaces, require and the project's own gate to Cucumber are seen through", async () => {
  write("features/steps/alias.ts", 'import { Given as given } from "@cucumber/cucumber"; given("one", f);');
  write(
    "features/steps/space.ts",
    'import * as c from "@cucumber/cucumber"; c.When("two", f); c.After("two", f);',
  );
  write(
    "features/steps/old.js",
    'const { Then, When: w } = require("@cucumber/cucumber"); Then("three", f); w("four", f);',
  );
  write("features/steps/gate.ts", 'import { Given } from "../support/gate.js"; Given("five", f);');
  write("features/steps/other.ts", 'import { Given } from "elsewhere"; Given("six", f); When("seven", f);');
  const { bindings } = await read();
  expect([...bindings.phrases].sort()).toEqual(["five", "four", "one", "three", "two"]);
});

test("types in files and byte order marks do not shift places", async () => {
  write(
    "features/steps/a.ts",
    `\uFEFF${imports}// a <T,>(x: T) => x\r\nGiven("a hat", async function (this: World) {});`,
  );
  const { bindings } = await read();
  expect(bindings.match("a hat").map(({ at }) => textAt(at))).toEqual(['"a hat"']);
});

test("a step definition says that it looks into the server", async () => {
  const from = 'import { ownServer, ownServer as inside } from "@specwright/acceptance";\n';
  write(
    "features/steps/a.ts",
    `${imports}${from}Given("one", ownServer, f); When("two", { ...inside, timeout: 3 }, f);
     Then("three", { timeout: 3 }, f); Then("four", f); Then("five", { ownServer }, f);`,
  );
  write("features/steps/b.ts", `${imports}const ownServer = {}; Given("six", ownServer, f);`);
  const { bindings } = await read();
  const inside = ["one", "two", "three", "four", "five", "six"].map(
    (text) => bindings.match(text)[0]?.ownServer,
  );
  expect(inside).toEqual([true, true, false, false, false, false]);
});

test("a step definition is pending that does nothing but say so", async () => {
  const definitions = [
    'Given("one", async function () { return "pending"; });',
    'Given("two", () => "pending");',
    'Given("three", ownServer, function (table) { return "pending"; });',
    'Given("four", () => (late ? "pending" : null));',
    'Given("five", async () => { await f(); return "pending"; });',
    'Given("six", pending);',
  ];
  write("features/steps/a.ts", imports + definitions.join("\n"));
  const { bindings } = await read();
  const pending = ["one", "two", "three", "four", "five", "six"].map(
    (text) => bindings.match(text)[0]?.pending,
  );
  expect(pending).toEqual([true, true, true, false, false, false]);
});

test("a computed pattern is a warning where it stands", async () => {
  write("features/steps/a.ts", `${imports}Given(\`a \${colour} hat\`, f); Given(phrase, f);`);
  const { diagnostics } = await read();
  expect(diagnostics.map(({ code, severity, at }) => [code, severity, textAt(at)])).toEqual([
    ["step-pattern-computed", "warning", "`a ${" + "colour} hat`"],
    ["step-pattern-computed", "warning", "phrase"],
  ]);
});

test("parameter types of the project's own are known", async () => {
  write("features/support/types.ts", `${imports}defineParameterType({ name: "ignored", regexp: /x/ });`);
  write(
    "features/steps/a.ts",
    `${imports}Given("a {colour} {size} hat", f);
     defineParameterType({ name: "colour", regexp: /red|blue/, transformer: (s) => s });
     defineParameterType({ name: "size", regexp: ["big", /small/] });`,
  );
  const { bindings, diagnostics } = await read();
  expect(diagnostics).toEqual([]);
  expect(bindings.match("a red small hat")).toHaveLength(1);
  expect(bindings.match("a green small hat")).toEqual([]);
});

test("what is not valid is said where it stands", async () => {
  write(
    "features/steps/a.ts",
    `${imports}Given("a {colour} hat", f); When("(", f);
     defineParameterType({ name: "int", regexp: /one/ }); defineParameterType({ name: n, regexp: /one/ });`,
  );
  const { diagnostics } = await read();
  expect(diagnostics.map(({ code, at }) => [code, textAt(at)])).toEqual([
    ["parameter-type-computed", "{ name: n, regexp: /one/ }"],
    ["parameter-type-invalid", '{ name: "int", regexp: /one/ }'],
    ["step-pattern-invalid", '"a {colour} hat"'],
    ["step-pattern-invalid", '"("'],
  ]);
  expect(diagnostics[2]?.message).toContain("colour");
});

test("a file that does not parse is said to", async () => {
  write("features/steps/a.ts", `${imports}Given("a hat", () => {`);
  const { diagnostics } = await read();
  expect(diagnostics.map(({ code }) => code)).toContain("step-file-broken");
});

test("a pattern that backtracks for ever is stopped, named once, and harms no other", async () => {
  write("features/steps/a.ts", `${imports}Given(/^(a+)+$/, f); Given(/^a{3,}!$/, f); Given(/(x*)*y/, f);`);
  const { bindings } = await read();
  const started = performance.now();
  for (let i = 0; i < 20; i++) bindings.match(`${"a".repeat(40 + i)}!`);
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(bindings.match(`${"a".repeat(50)}!`)).toHaveLength(1);
  expect(bindings.troubles().map(({ code, at }) => [code, textAt(at)])).toEqual([
    ["step-pattern-slow", "/^(a+)+$/"],
  ]);
});

test("what was read is kept by content, and only as long as the content stands", async () => {
  const cacheDir = join(projectDir, "cache");
  const cacheFile = join(cacheDir, "handwritten-steps.json");
  write("features/steps/a.ts", `${imports}Given("a hat", f);`);
  const first = await read(cacheDir);
  const kept = readKept(cacheFile);
  if (kept === null) throw new Error("Nothing was kept.");
  // A false memory proves that the second reading comes from the cache.
  writeKept(cacheFile, { ...kept, body: kept.body.replaceAll("a hat", "a cap") });
  expect((await read(cacheDir)).bindings.phrases).toEqual(["a cap"]);
  write("features/steps/a.ts", `${imports}Given("a scarf", f);`);
  expect((await read(cacheDir)).bindings.phrases).toEqual(["a scarf"]);
  write("features/steps/a.ts", `${imports}Given("a hat", f);`);
  expect((await read(cacheDir)).bindings.phrases).toEqual(first.bindings.phrases);
  writeFileSync(cacheFile, "{ damaged");
  expect((await read(cacheDir)).bindings.phrases).toEqual(["a hat"]);
});

test("ts-morph is loaded only where a file is new", async () => {
  const cacheDir = join(projectDir, "cache");
  write("features/steps/a.ts", `${imports}Given("a hat", f);`);
  await read(cacheDir);
  const code = `
    const { readHandwrittenSteps } = await import(${JSON.stringify(new URL("./handwritten-steps.ts", import.meta.url).href)});
    const { createRequire } = await import("node:module");
    const loaded = () => Object.keys(createRequire(import.meta.url).cache ?? {}).some((path) => path.includes("ts-morph"));
    const folder = ${JSON.stringify({ projectDir, stepsDir: "features/steps" })};
    await readHandwrittenSteps({ ...folder, cacheDir: ${JSON.stringify(cacheDir)} });
    const warm = loaded();
    await readHandwrittenSteps({ ...folder, cacheDir: null });
    console.log(JSON.stringify([warm, loaded()]));`;
  const { execFileSync } = await import("node:child_process");
  const args = ["--conditions=source", "--import", "tsx", "--input-type=module", "--eval", code];
  expect(JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }))).toEqual([false, true]);
}, 20_000);

test("a definition that only returns notation says it for its step, its parameters filled in", async () => {
  const said = [
    'Given("{word} has {int}", (who: string, n: number) => `\\`@#{who}\\` takes: \\`POST /x { n: #{n} }\\``);',
    'When(/^(\\w+) looks$/, function (who) { return "`@ann` `GET /" + "x`"; });',
    'When("all look", async () => { return "all: `GET /x`"; });',
    'When("{word} sees {word}", (who) => `\\`GET /#{who}/#{other}\\``);',
    'When("nothing is code", () => "in words");',
    'When("it works first", () => { work(); return "`GET /x`"; });',
    'Then("it is {string}", (text) => `\\`200 { text: "#{text}" }\\``);',
  ];
  write("features/steps/a.ts", `${imports}${said.join("\n").replaceAll("#{", `$${"{"}`)}`);
  const { bindings } = await read();
  const at = { path: "features/a.feature", start: 7, end: 20 };
  const notation = (text: string) => {
    const phrase = bindings.match(text)[0]?.notation({ text, at }) ?? null;
    return phrase?.spans.map(({ value, at: place }) => {
      expect(place).toEqual(at);
      return value.kind;
    });
  };
  expect(notation("bob has 3")).toEqual(["caller", "request"]);
  expect(notation("all look")).toEqual(["request"]);
  expect(notation('it is "so"')).toEqual(["answer"]);
  for (const text of ["ann looks", "ann sees bob", "nothing is code", "it works first"])
    expect(notation(text)).toBeUndefined();
});

test("notation that breaks is reported where it is written, with the step that it is said for", async () => {
  write("features/steps/a.ts", `${imports}When("all look", () => "all: \`GET /x { a: }\`");`);
  const { bindings } = await read();
  const at = { path: "features/a.feature", start: 7, end: 20 };
  const phrase = bindings.match("all look")[0]?.notation({ text: "all look", at });
  expect(phrase?.diagnostics.map((one) => [one.code, textAt(one.at), one.related[0]?.at])).toEqual([
    ["broken-span", '"all: `GET /x { a: }`"', at],
  ]);
});

test("a text that is returned and is no phrase is an error, since Cucumber would drop it", async () => {
  const texts = [
    'When("a", () => "in words");',
    'When("b", () => "so: " + "`GET /x`");',
    'When("c", (who) => `\\`GET /#{who.trim()}\\``);',
    'When("d", () => { if (late) return "`GET /x`"; return "`GET /y`"; });',
    'When("e", () => (late ? "`GET /x`" : null));',
  ];
  const others = [
    'When("f", () => "pending");',
    'When("g", () => { list.map(() => "x"); });',
    'When("h", () => work("x"));',
    'When("i", () => (name = "x"));',
    'When("j", () => "`GET /x`");',
  ];
  write("features/steps/a.ts", `${imports}${[...texts, ...others].join("\n").replaceAll("#{", `$${"{"}`)}`);
  const { diagnostics } = await read();
  expect(diagnostics.map(({ code, at }) => [code, textAt(at)])).toEqual([
    ["phrase-computed", '"in words"'],
    ["phrase-computed", '"so: " + "`GET /x`"'],
    ["phrase-computed", expect.stringContaining("trim()")],
    ["phrase-computed", '"`GET /x`"'],
    ["phrase-computed", '(late ? "`GET /x`" : null)'],
  ]);
});

test("refuses more scripts than a project has, and reads none of them", () => {
  const paths = Array.from({ length: 20_001 }, (_, i) => `features/steps/s${i}.ts`);
  const { sources, diagnostics } = readAll("nowhere", "features/steps", paths);
  expect(sources).toEqual([]);
  expect(diagnostics.map(({ code, at }) => [code, at.path])).toEqual([
    ["too-many-scripts", "features/steps"],
  ]);
});
