/**
 * Records what oasdiff says of the pairs of `generator/diff/testing/pairs.ts`:
 * `npx tsx scripts/checks/oasdiff/record.ts <oasdiff> <version>`. The program is built from Go:
 * `go install github.com/oasdiff/oasdiff@v1.37.0`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileText, pairs } from "../../../generator/diff/testing/pairs.js";

const [program, version] = process.argv.slice(2);
if (program === undefined || version === undefined)
  throw new Error("Name the program and its version: record.ts ./oasdiff v1.37.0");
const folder = mkdtempSync(join(tmpdir(), "oasdiff-"));
const levels: Readonly<Record<number, string>> = { 1: "compatible", 2: "breaking", 3: "breaking" };

function describe(name: string, text: string): string {
  const { files, diagnostics } = compileText(text);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const file = files.find(({ path }) => path === "openapi.json");
  if (file === undefined) throw new Error(`${name}: ${JSON.stringify(errors, null, 2)}`);
  const path = join(folder, `${name}.json`);
  writeFileSync(path, file.text);
  return path;
}

try {
  const verdicts = pairs.map(({ name, old, now }, i) => {
    const files = [describe(`${i}-old`, old), describe(`${i}-now`, now)];
    const { status, stdout, stderr } = spawnSync(program, ["changelog", "--format", "json", ...files], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`${name}: ${stderr}`);
    const found: readonly { readonly id: string; readonly level: number }[] =
      stdout.trim() === "" ? [] : JSON.parse(stdout);
    const lines = new Set(found.map(({ id, level }) => `${levels[level]} ${id}`));
    return [name, [...lines].sort()] as const;
  });
  const recorded = { oasdiff: version, verdicts: Object.fromEntries(verdicts) };
  const path = fileURLToPath(new URL("../../../generator/diff/samples/verdicts.json", import.meta.url));
  writeFileSync(path, `${JSON.stringify(recorded, null, 2)}\n`);
  process.stdout.write(`${verdicts.length} pairs\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
