/**
 * Breaks one rule of the shop at a time, in a copy, and runs the scenarios against it: those that speak of the rule must
 * turn red, and not by their set-up. `npm run mutations`; exit code 1 if a mutation survives.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Mutation, mutations } from "./mutations.js";

const root = resolve(import.meta.dirname, "../..");
const copy = join(root, "node_modules/.cache/mutations");
const rooms = ["openspec", "generated", "runtime", "features", "package.json", "tsconfig.json"];

interface Outcome {
  readonly red: readonly { readonly id: string; readonly inSetup: boolean }[];
  readonly passed: number;
}

function freshCopy(): void {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(join(copy, "node_modules/@specwright"), { recursive: true });
  for (const room of rooms) cpSync(join(root, room), join(copy, room), { recursive: true });
  // The kernel of the copy is the copy's own; every other package is found in the folder above.
  symlinkSync(join(copy, "runtime"), join(copy, "node_modules/@specwright/runtime"));
}

function apply({ name, edits }: Mutation): void {
  for (const { file, find, put } of edits) {
    const path = join(copy, file);
    const text = readFileSync(path, "utf8");
    if (!text.includes(find)) throw new Error(`"${name}" finds nothing to change in ${file}: ${find}`);
    writeFileSync(path, text.replaceAll(find, put));
  }
}

function runScenarios(): Outcome {
  const words = ["--no-install", "specwright", "test", "--project", copy, "--format", "json"];
  const { stdout, stderr } = spawnSync("npx", words, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  try {
    return outcomeOf(JSON.parse(stdout));
  } catch {
    throw new Error(`specwright test printed no JSON:\n${stdout.slice(0, 2000)}\n${stderr.slice(0, 2000)}`);
  }
}

interface Result {
  readonly scenarios: readonly {
    readonly id: string | null;
    readonly outcome: string;
    readonly failures?: readonly { readonly setUp: boolean }[];
  }[];
}
