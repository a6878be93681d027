/**
 * Everything that must hold, in one go: `npm test`. Stages run one after the other and each says what it ran; the
 * first that fails ends the run with its own output and exit code 1. `npm test -- unit accept` runs only those.
 */
import { spawnSync } from "node:child_process";

const npx = (...words) => ["npx", ["--no-install", ...words]];
const node = (...words) => [process.execPath, words];
/** Packages of this repository from their sources, built or not. */
const sources = ["--conditions=source", "--import", "tsx"];

const stages = {
  build: node("scripts/build.mjs"),
  generated: npx("specwright", "generate", "--check"),
  lint: npx("biome", "check"),
  types: npx("tsc", "--noEmit", "-p", "tsconfig.json"),
  boundaries: node("--import", "tsx", "scripts/boundaries.ts"),
  venv: node("--import", "tsx", "scripts/python/run.ts"),
  unit: npx("vitest", "run", "--reporter=dot"),
  judges: node("scripts/judges.mjs"),
  accept: npx("c8", "--reporter", "text-summary", "specwright", "test"),
  json: [...npx("specwright", "test"), { STORE: "json" }],
  sqlite: [...npx("specwright", "test"), { STORE: "sqlite" }],
  postgres: [...npx("specwright", "test"), { STORE: "postgres" }],
  elsewhere: node(...sources, "features/support/accept-elsewhere.ts"),
  "postgres-two": [...npx("specwright", "test"), { STORE: "postgres", SERVERS: "2" }],
  crash: node(...sources, "scripts/crash/run.ts", "--rounds", "2", "--patience", "0"),
  "crash-proof": node(...sources, "scripts/crash/run.ts", "--prove"),
  python: node("--import", "tsx", "scripts/test-python.ts"),
  fuzz: node(...sources, "scripts/fuzz/run.ts", "--cases", "300"),
  "fuzz-python": node(...sources, "scripts/fuzz/run.ts", "--target", "python", "--cases", "300"),
  walk: node(...sources, "scripts/walk/run.ts", "--calls", "500"),
  "hostile-wire": node(
    ...sources,
    "scripts/hostile-wire/run.ts",
    "--milliseconds",
    "1000",
    "--attacks",
    "4",
    "--patience",
    "0",
  ),
  slo: npx("specwright", "test", "--tags", "@slo"),
  proof: node("scripts/slo-proof.mjs"),
};

/** For the inner loop, `npm run quick`: what a change breaks most often, without long laws, other stores and Python. */
const quick = {
  ...Object.fromEntries(
    ["build", "generated", "lint", "types", "boundaries"].map((name) => [name, stages[name]]),
  ),
  unit: [...stages.unit, { QUICK: "1" }],
  accept: npx("specwright", "test"),
};

/** A level missed once may be the machine's doing, missed twice it is ours. Every attempt is shown. */
const attempts = { slo: 2, proof: 2 };

/** What a stage ends with whose language this machine does not have: neither well nor wrong. */
const NOT_THERE = 3;

const isQuick = process.argv[2] === "quick";
const offered = isQuick ? quick : stages;
const wanted = process.argv.slice(isQuick ? 3 : 2);
const unknown = wanted.filter((name) => !Object.hasOwn(offered, name));
if (unknown.length > 0) {
  console.error(
    `npm test: no stage is called ${unknown.join(", ")}; there are ${Object.keys(offered).join(", ")}`,
  );
  process.exit(2);
}
const chosen = Object.entries(offered).filter(([name]) => wanted.length === 0 || wanted.includes(name));
const times = [];
const missed = [];
for (const [name, [command, words, settings = {}]] of chosen) {
  console.log(`\n── ${name} ──`);
  const started = performance.now();
  const options = { stdio: "inherit", env: { ...process.env, ...settings } };
  let ended = spawnSync(command, words, options);
  for (let left = attempts[name] ?? 1; ended.status !== 0 && left > 1; left -= 1) {
    console.error(`${name} failed; ${left - 1} more ${left === 2 ? "attempt" : "attempts"}`);
    ended = spawnSync(command, words, options);
  }
  const { status, error } = ended;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (status === NOT_THERE) {
    console.log(`${name}: this part did not run`);
    missed.push(name);
    continue;
  }
  if (error !== undefined || status !== 0) {
    console.log(`stages: ${times.length} passed, 1 failed`);
    console.error(`\n${name} failed after ${seconds} s${error === undefined ? "" : `: ${error.message}`}`);
    process.exit(1);
  }
  times.push(`${name} ${seconds} s`);
}
const all = times.length === Object.keys(stages).length;
console.log(`\n${all ? "everything holds" : "passed"}: ${times.join(", ")}`);
if (missed.length > 0) console.log(`did not run: ${missed.join(", ")}`);
console.log(`stages: ${times.length} passed, 0 failed`);
