import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it, test } from "vitest";
import { describeWithPython, python } from "../../3-emit/python/testing/python.js";

// Forms, files, bodies that may be missing and lists with commas, as the suite sends them and both servers read them.

const repository = resolve(import.meta.dirname, "../../..");
let project = "";

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "specwright-forms-"));
  cpSync(join(import.meta.dirname, "samples"), project, { recursive: true });
  symlinkSync(join(repository, "node_modules"), join(project, "node_modules"));
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
  expect(specwright("generate")).toMatchObject({ status: 0 });
});
afterAll(() => rmSync(project, { recursive: true }));

function run(program: string, ...words: readonly string[]) {
  const path = `${join(project, "generated/python")}:${join(repository, "python")}`;
  const env = { ...process.env, PYTHONPATH: path, MYPYPATH: path };
  const { status, stdout, stderr } = spawnSync(program, words, { cwd: project, encoding: "utf8", env });
  return { status, stdout, stderr };
}
const specwright = (...words: readonly string[]) =>
  run(process.execPath, join(repository, "generator/bin/specwright.mjs"), ...words);

const passed = { failures: [], scenarios: { passed: 8, failed: 0 } };

test("the server in TypeScript compiles, and passes", () => {
  const compilerOptions = { types: ["node"], noEmit: true };
  const config = { extends: join(repository, "tsconfig.json"), compilerOptions, include: ["features"] };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify(config));
  const types = run(process.execPath, join(repository, "node_modules/typescript/bin/tsc"), "-p", ".");
  expect(types.stdout).toBe("");
  expect(JSON.parse(specwright("test", "--format", "json").stdout)).toMatchObject(passed);
}, 120_000);

test("--explain says how a body is sent", () => {
  const { stdout } = specwright("check", "--explain", "two-pictures");
  expect(stdout).toContain('POST /covers { title: "Emma"');
  expect(stdout).toContain("as multipart/form-data");
}, 60_000);

describeWithPython("the server in Python", () => {
  it("has types that hold, and passes", async () => {
    expect(run(python ?? "", "-m", "mypy", "--strict", "main.py")).toMatchObject({ status: 0 });
    const port = await freePort();
    const start = ["--start", `${python} main.py ${port}`, "--base-url", `http://127.0.0.1:${port}`];
    const { stdout } = specwright("test", "--format", "json", ...start);
    expect(JSON.parse(stdout)).toMatchObject(passed);
  }, 120_000);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((opened) => server.once("listening", opened));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === "object" && address !== null ? address.port : 0;
}
