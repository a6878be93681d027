/**
 * Everything that must hold of the shop in Python: `npm run test:python`, and of it those that are named:
 * `npm run test:python -- lint types`. The first that fails ends the run with exit code 1; 3 says that this machine has no
 * Python, so that nothing was run.
 */
import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { requirePython, root } from "../build/python/require-python.js";

/** A program, its arguments, and its further environment. */
interface Program {
  readonly words: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A level missed once may be the machine's doing, missed twice it is ours. */
  readonly attempts?: number;
}

const python = await requirePython();
const module = (...words: readonly string[]): Program => ({
  words: [python, "-m", ...words],
  cwd: join(root, "python"),
});
const suite = (env: Readonly<Record<string, string>>, ...words: readonly string[]): Program => ({
  words: [process.execPath, "node_modules/specwright/bin/specwright.mjs", "test", ...words],
  env: { SHOP: "python", ...env },
});

const script = (file: string, ...words: readonly string[]): Program => ({
  words: [process.execPath, "--conditions=source", "--import", "tsx", file, ...words],
});

const checks: Readonly<Record<string, Program>> = {
  lint: module("ruff", "check"),
  format: module("ruff", "format", "--check"),
  types: module("mypy", ".", "../generated/python"),
  rooms: {
    words: [python, "-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
    cwd: join(root, "python"),
    env: { PYTHONPATH: ["", "../generated/python"].join(delimiter) },
  },
  unit: module("pytest", "--quiet"),
  described: script("scripts/checks/compare-openapi/run.ts", "generated/openapi.json", "python"),
  memory: suite({ STORE: "memory" }),
  sqlite: suite({ STORE: "sqlite" }),
  slo: { ...suite({ STORE: "memory" }, "--tags", "@slo"), attempts: 2 },
  served: { ...script("features/support/accept-elsewhere.ts"), env: { SHOP: "python" } },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(checks, name));
if (unknown.length > 0) {
  console.error(`no check is called ${unknown.join(", ")}; there are ${Object.keys(checks).join(", ")}`);
  process.exit(2);
}
const times: string[] = [];
for (const [name, check] of Object.entries(checks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n── python: ${name} ──`);
  const started = performance.now();
  const [program = "", ...words] = check.words;
  const run = () =>
    spawnSync(program, words, {
      cwd: check.cwd ?? root,
      stdio: "inherit",
      // Many of these start Python again and again: it compiles each module once, whatever the machine sets for itself.
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: "", ...check.env },
    });
  let ended = run();
  for (let left = check.attempts ?? 1; ended.status !== 0 && left > 1; left -= 1) {
    console.error(`python: ${name} failed; once more`);
    ended = run();
  }
  const { status, error } = ended;
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  if (error !== undefined || status !== 0) {
    console.error(
      `\npython: ${name} failed after ${seconds} s${error === undefined ? "" : `: ${error.message}`}`,
    );
    process.exit(1);
  }
  times.push(`${name} ${seconds} s`);
}
console.log(`\nthe shop in Python holds: ${times.join(", ")}`);
