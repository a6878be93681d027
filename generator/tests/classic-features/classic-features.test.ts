import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// A suite of features as many teams have one: words alone, bound by code, with hooks, tables, outlines and two languages.

const repository = resolve(import.meta.dirname, "../../..");
let project = "";

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "specwright-classic-"));
  cpSync(join(import.meta.dirname, "project"), project, { recursive: true });
  symlinkSync(join(repository, "node_modules"), join(project, "node_modules"));
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
});
afterAll(() => rmSync(project, { recursive: true }));

function specwright(...args: readonly string[]) {
  const words = [join(repository, "generator/bin/specwright.mjs"), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: project, encoding: "utf8" });
  return { status, said: `${stdout}${stderr}` };
}

test("it runs as it stands, beside the scenarios of the specification", () => {
  expect(specwright("generate")).toMatchObject({ status: 0 });
  const { status, said } = specwright("test", "--format", "json");
  expect(JSON.parse(said)).toMatchObject({
    ok: true,
    scenarios: { passed: 21, failed: 0, unbound: 0, notRun: 0 },
    failures: [],
  });
  expect(status).toBe(0);
}, 120_000);

test("what nothing binds is said before the run, at its line, and scaffold writes what is missing", () => {
  const path = join(project, "features/bank/accounts.feature");
  const text = readFileSync(path, "utf8");
  const more = `
    Scenario: Closing
      When Ada closes the account because of:
        | reason |
        | fees   |
      Then a letter of 3 pages is sent:
        """
        Dear Ada
        """
`;
  writeFileSync(path, `${text}${more}`);
  const line = text.split("\n").length + 2;
  const checked = specwright("check");
  expect(checked.status).toBe(1);
  expect(checked.said).toContain(`features/bank/accounts.feature:${line}:7 warning[unbound-step]`);
  expect(checked.said).toContain("2 of 92 steps unbound");
  expect(specwright("scaffold").status).toBe(0);
  const pending = readFileSync(join(project, "features/steps/pending-steps.ts"), "utf8");
  expect(pending).toContain(
    'When("Ada closes the account because of:", async function (_table: DataTable) {',
  );
  expect(pending).toContain(
    'Then("a letter of {int} pages is sent:", async function (_count: number, _content: string) {',
  );
  // A definition that is still to be written binds nothing.
  const rechecked = specwright("check");
  expect(rechecked.status).toBe(1);
  expect(rechecked.said).toContain(`features/bank/accounts.feature:${line}:7 warning[pending-step]`);
  expect(rechecked.said).toContain("2 of 92 steps unbound");
}, 120_000);
