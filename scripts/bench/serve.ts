/**
 * What a request costs the generated server, beside the same contract handwritten and on `node:http` alone; then what
 * each store takes: `npm run bench:serve -- --help`.
 */
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { pythonEnvironment } from "../build/python/environment.js";
import { root } from "../build/python/require-python.js";
import { contendersWith } from "./serve/contender.js";
import { startDriver } from "./serve/driver.js";
import { measureEndpoints } from "./serve/measure-endpoints.js";
import { measureStores } from "./serve/measure-stores.js";
import { printEndpoints, printStores } from "./serve/print-serve.js";

const help = `Usage: npm run bench:serve -- [options] [endpoints] [stores]

Measures the shop's server from a process of its own, contenders in turn in every round, and prints medians.

  endpoints      server CPU a request, all at one rate: Specwright in both languages, Express + zod, Fastify, node:http
  stores         pairs of put-into-cart and order on memory, json, sqlite and postgres; both shops at 50 a second

  --runs <n>     rounds that count, after one that warms up (default: 8 of endpoints, 3 of stores)
  --seconds <n>  of each measurement (default: 0.5 of endpoints, 1 of stores)
  --rate <n>     requests a second to each endpoint, eight at once (default: 2000)
  --json         figures for programs
  --help         this

Everybody logs nothing, checks the same tokens and has the same logic and the same memory store behind. Specwright holds
every answer against the contract; Express + zod is measured with and without that.

Examples:
  npm run bench:serve
  npm run bench:serve -- endpoints --runs 5 --json`;

const { values, positionals } = parseArgs({
  options: {
    runs: { type: "string" },
    seconds: { type: "string" },
    rate: { type: "string", default: "2000" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const parts = ["endpoints", "stores"];
const runs = { endpoints: Number(values.runs ?? 8), stores: Number(values.runs ?? 3) };
const seconds = { endpoints: Number(values.seconds ?? 0.5), stores: Number(values.seconds ?? 1) };
const perSecond = Number(values.rate);
const unfit = positionals.find((part) => !parts.includes(part));
if (values.help) {
  console.log(help);
  process.exit(0);
}
if (
  unfit !== undefined ||
  !(Number.isInteger(runs.stores) && runs.stores > 0 && seconds.stores > 0 && perSecond > 0)
) {
  console.error(
    `bench:serve: ${unfit === undefined ? "--runs, --seconds and --rate are numbers above 0" : `there is no part "${unfit}"`}\n\n${help}`,
  );
  process.exit(2);
}

const wanted = (part: string): boolean => positionals.length === 0 || positionals.includes(part);
const progress = (what: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what}`);
};
const load = loadavg()[0] ?? 0;
const environment = await pythonEnvironment(root, progress);
const python = environment.kind === "ready" ? environment.python : null;
if (environment.kind !== "ready") console.error(`The shop in Python is not measured: ${environment.problem}`);
const driver = startDriver();
const endpoints = wanted("endpoints")
  ? await measureEndpoints(
      driver,
      contendersWith(python),
      { rounds: runs.endpoints, seconds: seconds.endpoints, perSecond },
      progress,
    )
  : null;
const stores = wanted("stores")
  ? await measureStores(driver, python, runs.stores, seconds.stores, progress)
  : null;
driver.stop();
progress("");

const machine = { node: process.version, cores: availableParallelism(), load: [load, loadavg()[0] ?? 0] };
if (values.json)
  console.log(JSON.stringify({ machine, runs, seconds, perSecond, endpoints, ...stores }, null, 2));
else {
  if (endpoints !== null) console.log(`${printEndpoints(endpoints)}\n`);
  if (stores !== null) console.log(`${printStores(stores.stores, stores.openLoop)}\n`);
  const [before, after] = machine.load.map((each) => each.toFixed(1));
  console.log(
    `Node ${machine.node}, ${machine.cores} cores, load ${before} before and ${after} after; medians of rounds`,
  );
}
