/**
 * Kills the shop under load, again and again, and compares what it holds with what it has acknowledged: `npm run crash`.
 * `npm run crash -- --help` says how.
 */
import { parseArgs } from "node:util";
import { crash } from "./crash.js";
import { inLanes } from "./in-lanes.js";
import { type StoreKind, storeKinds } from "./places.js";
import { printResult, printViolations } from "./print.js";
import { prove } from "./prove.js";

const HELP = `Kills the shop under load, starts it again, and compares what it holds with what it has acknowledged.

npm run crash                                          3 rounds on json, sqlite and postgres
npm run crash -- --store sqlite --rounds 50            a long run on one store
npm run crash -- --store postgres --kill database      the database dies, the server lives
npm run crash -- --prove                               breaks stores on purpose; each must be caught

  --store      json, sqlite or postgres; more than once for several; all of them unless said
  --rounds     how often it is killed under load (3)
  --kill       server or database (server)
  --seed       what chooses who does what and when the lights go out (the time)
  --patience   seconds that payments under way may take at the end (60); 0 leaves them open and counts them
  --json       the result as JSON

PostgreSQL is started by the driver itself. Exit code 0: nothing is broken; 1: something is, and the requests that
show it are printed; 2: called wrongly.`;

function exitWithError(reason: string): never {
  console.error(`npm run crash: ${reason}\n\n${HELP}`);
  process.exit(2);
}

function given() {
  try {
    return parseArgs({
      options: {
        store: { type: "string", multiple: true, default: [...storeKinds] },
        rounds: { type: "string", default: "3" },
        kill: { type: "string", default: "server" },
        seed: { type: "string", default: String(Date.now() % 1_000_000) },
        patience: { type: "string", default: "60" },
        prove: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return exitWithError(error instanceof Error ? error.message : String(error));
  }
}

function numberOf(name: string, text: string, min: number, max: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < min || Number(text) > max)
    exitWithError(`--${name} must be a number from ${min} to ${max}, not "${text}".`);
  return Number(text);
}

function kindOf(text: string): StoreKind {
  const kind = storeKinds.find((each) => each === text);
  return kind ?? exitWithError(`--store must be one of ${storeKinds.join(", ")}, not "${text}".`);
}

const values = given();
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const stores = values.store.map(kindOf);
const { kill } = values;
if (kill !== "server" && kill !== "database")
  exitWithError(`--kill must be server or database, not "${kill}".`);
if (kill === "database" && stores.some((store) => store !== "postgres"))
  exitWithError("--kill database needs --store postgres: the others have no process of their own.");
const rounds = numberOf("rounds", values.rounds, 1, 10_000);
const seed = numberOf("seed", values.seed, 0, 999_999_999);
const patience = numberOf("patience", values.patience, 0, 600) * 1_000;
// Whoever ends the driver ends what it has started, which hears of its exit.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
const watched = process.stderr.isTTY === true;
const progress = (text: string): void => {
  if (watched) process.stderr.write(`\r${text.padEnd(79)}`);
};

if (values.prove) {
  process.exitCode = (await prove({ seed, progress, json: values.json })) ? 0 : 1;
} else {
  const results = await inLanes(stores, async (store) => {
    const started = performance.now();
    const onRound = (round: number) => progress(`${store}: round ${round} of ${rounds}`);
    const result = await crash({ store, kill, rounds, seed, patience, onRound });
    progress("");
    const seconds = (performance.now() - started) / 1_000;
    if (!values.json) console.log(printResult({ store, kill, seconds }, result));
    if (!values.json && result.violations.length > 0) console.error(printViolations(result, seed));
    return { store, seconds, ...result };
  });
  if (values.json) console.log(JSON.stringify({ kill, seed, results }, null, 2));
  if (results.some(({ violations }) => violations.length > 0)) process.exitCode = 1;
}
