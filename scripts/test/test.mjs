/**
 * Everything that must hold, in one go: `npm test`. Stages run in rounds, two of a round at once; each says what it ran, as one
 * piece. Once a stage has failed no other begins, and the exit code is 1. `npm test -- unit accept` runs only those.
 */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

const node = (...words) => [process.execPath, words];
/** A program of a package, from its file: `npx` would take half a second before each to find it. */
const program = (file, ...words) => node(`node_modules/${file}`, ...words);
const specwright = "specwright/bin/specwright.mjs";
/** Packages of this repository from their sources, built or not. */
const sources = ["--conditions=source", "--import", "tsx"];

const python = (...checks) => node("--import", "tsx", "scripts/test/test-python.ts", ...checks);

/** What to run, in rounds: the next begins when all of one has passed. Within a round the longest comes first. */
const rounds = [
  { build: node("scripts/build/build.mjs") },
  {
    venv: node("--import", "tsx", "scripts/build/python/run.ts"),
    types: program("typescript/bin/tsc", "--noEmit", "-p", "tsconfig.json"),
    generated: program(specwright, "generate", "--check"),
    lint: program("@biomejs/biome/bin/biome", "check"),
    unused: program("knip/bin/knip.js"),
    boundaries: program(
      "dependency-cruiser/bin/dependency-cruise.mjs",
      "acceptance",
      "features",
      "generated",
      "generator",
      "http",
      "runtime",
      "scripts",
    ),
  },
  // Uses all cores by itself.
  { unit: program("vitest/vitest.mjs", "run", "--reporter=dot") },
  {
    python: python("lint", "format", "types", "rooms", "unit", "described", "memory", "sqlite", "served"),
    "postgres-two": [...program(specwright, "test"), { STORE: "postgres", SERVERS: "2" }],
    postgres: [...program(specwright, "test"), { STORE: "postgres" }],
    stranger: node("--import", "tsx", "scripts/checks/stranger/run.ts"),
    crash: node(...sources, "scripts/checks/crash/run.ts", "--rounds", "2", "--patience", "0"),
    "crash-proof": node(...sources, "scripts/checks/crash/run.ts", "--prove"),
    "hostile-wire": node(
      ...sources,
      "scripts/checks/hostile-wire/run.ts",
      "--milliseconds",
      "1000",
      "--attacks",
      "4",
      "--patience",
      "0",
    ),
    "fuzz-python": node(...sources, "scripts/checks/fuzz/run.ts", "--target", "python", "--cases", "300"),
    world: node(...sources, "scripts/checks/world/run.ts"),
    sqlite: [...program(specwright, "test"), { STORE: "sqlite" }],
    fuzz: node(...sources, "scripts/checks/fuzz/run.ts", "--cases", "300"),
    json: [...program(specwright, "test"), { STORE: "json" }],
    elsewhere: node(...sources, "features/support/accept-elsewhere.ts"),
    accept: program(
      "c8/bin/c8.js",
      "--reporter",
      "text-summary",
      ...node(`node_modules/${specwright}`, "test").flat(),
    ),
    walk: node(...sources, "scripts/checks/walk/run.ts", "--calls", "500"),
    judges: node("scripts/test/judges.mjs"),
  },
  // What is measured is measured alone.
  { slo: node("scripts/test/slo-proof.mjs") },
  { "slo-python": python("slo") },
];
const stages = Object.assign({}, ...rounds);

/** For the inner loop, `npm run quick`: what a change breaks most often, without long laws, other stores and Python. */
const { types, generated, lint, boundaries, unit } = stages;
const quick = [
  { build: stages.build },
  { types, generated, lint, boundaries, accept: program(specwright, "test") },
  { unit: [...unit, { QUICK: "1" }] },
];

/** A level missed once may be the machine's doing, missed twice it is ours. Every attempt is shown. */
const attempts = { slo: 2 };

/** What a stage ends with whose language this machine does not have: neither well nor wrong. */
const NOT_THERE = 3;
/** Stages of a round that run at once. More would make tests wait that have processes of their own. */
const AT_ONCE = Math.min(2, availableParallelism());

const isQuick = process.argv[2] === "quick";
const offered = isQuick ? quick : rounds;
const names = offered.flatMap(Object.keys);
const wanted = process.argv.slice(isQuick ? 3 : 2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`npm test: no stage is called ${unknown.join(", ")}; there are ${names.join(", ")}`);
  process.exit(2);
}

/** Runs a command. What it says goes out at once where it runs alone, else as one piece when it has ended. */
function ended([command, words, settings = {}], alone) {
  const stdio = alone ? "inherit" : ["ignore", "pipe", "pipe"];
  const child = spawn(command, words, { stdio, env: { ...process.env, ...settings } });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => said.push(chunk));
  return new Promise((resolve) => {
    child.once("error", ({ message }) => resolve({ status: null, said: Buffer.from(`${message}\n`) }));
    child.once("close", (status) => resolve({ status, said: Buffer.concat(said) }));
  });
}

const [passed, failed, missed] = [[], [], []];
const underWay = new Map();

/** Runs a stage, again where it has another attempt, and notes how it ended. */
async function run(name, command, alone) {
  const heading = `\n── ${name} ──`;
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  underWay.set(name, seconds);
  if (alone) console.log(heading);
  for (let left = attempts[name] ?? 1; left > 0; left -= 1) {
    const { status, said } = await ended(command, alone);
    if (!alone) {
      if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
      console.log(heading);
      process.stdout.write(said);
    }
    if (status === 0) passed.push(`${name} ${seconds()}`);
    else if (status === NOT_THERE) missed.push(name);
    else if (left === 1) failed.push(`${name} failed after ${seconds()}`);
    else {
      console.error(`${name} failed; ${left - 1} more ${left === 2 ? "attempt" : "attempts"}`);
      continue;
    }
    break;
  }
  underWay.delete(name);
}

async function runRound(round) {
  const waiting = Object.entries(round).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  const alone = waiting.length === 1;
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined && failed.length === 0; next = waiting.shift())
      await run(...next, alone);
  };
  const progress = setInterval(() => {
    const stages = [...underWay].map(([name, seconds]) => `${name} ${seconds()}`);
    if (!alone && process.stderr.isTTY) process.stderr.write(`\r\x1b[K${stages.join(", ")}`);
  }, 1_000);
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  clearInterval(progress);
  if (!alone && process.stderr.isTTY) process.stderr.write("\r\x1b[K");
}

const started = performance.now();
for (const round of offered) if (failed.length === 0) await runRound(round);
const whole = passed.length === Object.keys(stages).length ? "everything holds" : "passed";
if (failed.length === 0)
  console.log(
    `\n${whole} after ${((performance.now() - started) / 1000).toFixed(0)} s: ${passed.join(", ")}`,
  );
if (missed.length > 0) console.log(`did not run: ${missed.join(", ")}`);
console.log(`stages: ${passed.length} passed, ${failed.length} failed`);
if (failed.length > 0) console.error(`\n${failed.join("\n")}`);
process.exitCode = failed.length > 0 ? 1 : 0;
