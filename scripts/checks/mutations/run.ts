/**
 * Breaks one rule of the shop at a time, in a copy, and runs the scenarios against it: those that speak of the rule must
 * turn red, and not by their set-up. `npm run mutations`, or with words for those whose name contains one of them; exit
 * code 1 if a mutation survives.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildKernel } from "../../build/build-kernel.mjs";
import { type Mutation, mutations } from "./mutations.js";

const root = resolve(import.meta.dirname, "../../..");
const copy = join(root, "node_modules/.cache/mutations");
const rooms = ["openspec", "generated", "http", "runtime", "features", "package.json", "tsconfig.json"];

/** What `specwright test --format json` says of a run. */
interface Outcome {
  readonly failures: readonly { readonly scenario: string; readonly setUp: boolean }[];
  readonly troubles: readonly string[];
}

function freshCopy(): void {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(join(copy, "node_modules/@specwright"), { recursive: true });
  for (const room of rooms) cpSync(join(root, room), join(copy, room), { recursive: true });
  // The kernel of the copy is the copy's own; every other package is found in the folder above.
  symlinkSync(join(copy, "http"), join(copy, "node_modules/@specwright/http"));
}

async function apply({ name, edits }: Mutation): Promise<void> {
  for (const { file, find, put } of edits) {
    const path = join(copy, file);
    const text = readFileSync(path, "utf8");
    if (!text.includes(find)) throw new Error(`"${name}" finds nothing to change in ${file}: ${find}`);
    writeFileSync(
      path,
      text.replaceAll(find, () => put),
    );
  }
  if (edits.some(({ file }) => file.startsWith("http/"))) await buildKernel(join(copy, "http"));
}

function runScenarios(): Outcome {
  const words = ["node_modules/specwright/bin/specwright.mjs", "test", "--project", copy, "--format", "json"];
  const { stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  const outcome: Outcome | null = stdout.startsWith("{") ? JSON.parse(stdout) : null;
  if (outcome === null || outcome.troubles.length > 0)
    throw new Error(`The scenarios could not be run:\n${stdout.slice(0, 2000)}\n${stderr.slice(0, 2000)}`);
  return outcome;
}

/** What is wrong with how the scenarios took the mutation; `null` where they caught it. */
function survival({ breaks }: Mutation, { failures }: Outcome): string | null {
  const checked = failures.filter(({ setUp }) => !setUp).map(({ scenario }) => scenario);
  const deaf = breaks.filter((id) => !checked.some((scenario) => scenario.startsWith(id)));
  return deaf.length === 0 ? null : `stayed green: ${deaf.join(", ")}`;
}

freshCopy();
if (runScenarios().failures.length > 0) throw new Error("The scenarios fail before anything is broken.");
let survivors = 0;
const words = process.argv.slice(2);
const chosen = mutations.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
);
for (const mutation of chosen) {
  freshCopy();
  await apply(mutation);
  const outcome = runScenarios();
  const survived = survival(mutation, outcome);
  if (survived !== null) survivors += 1;
  const setUps = outcome.failures.filter(({ setUp }) => setUp).length;
  const red = `${outcome.failures.length - setUps} red, ${setUps} not set up`;
  console.log(`${survived === null ? "caught  " : "SURVIVED"} ${mutation.name} (${survived ?? red})`);
}
rmSync(copy, { recursive: true, force: true });
console.log(`${chosen.length - survivors} of ${chosen.length} mutations caught`);
if (survivors > 0) process.exitCode = 1;
