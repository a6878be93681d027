/**
 * How many scenarios a second `specwright test` runs, in process and against a server, beside plain Cucumber with
 * as many steps that do nothing and beside a bare loop that sends the same requests: `npm run bench:accept`.
 * `-- --runs 5` for more rounds, `--json` for programs.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { contender, type Run, ran } from "./accept/contender.js";
import { emptySuiteWords, secondsInside, writeEmptySuite } from "./accept/empty-suite.js";
import { printContenders } from "./accept/print-contenders.js";
import { startServer } from "./accept/server.js";
import { measure } from "./measure/measure.js";
import { noise } from "./measure/noise.js";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "5" }, json: { type: "boolean", default: false } },
});
const repository = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(repository, "node_modules/.cache/bench-accept");
const requestsFile = join(folder, "requests.jsonl");
const own = (name: string): string => fileURLToPath(new URL(`accept/${name}`, import.meta.url));
const timeoutMs = 60_000;

const startShop = () =>
  startServer(["--conditions=source", "--import", "tsx", "runtime/main.ts"], repository);

interface Summary {
  readonly seconds: number;
  readonly scenarios: { readonly passed: number };
  readonly steps: { readonly passed: number };
}

function specwrightTest(name: string, more: readonly string[]): Run & { readonly steps: number } {
  const words = [join(repository, "generator/bin/specwright.mjs"), "test", "--format", "json", ...more];
  const { use, stdout } = ran(name, measure({ words, cwd: repository, timeoutMs }));
  const summary: Summary = JSON.parse(stdout);
  const { passed } = summary.scenarios;
  return {
    use,
    insideMs: summary.seconds * 1000,
    scenarios: passed,
    steps: summary.steps.passed,
    requests: null,
  };
}

async function againstServer(name: string): Promise<Run> {
  const shop = await startShop();
  try {
    return specwrightTest(name, ["--base-url", shop.url]);
  } finally {
    await shop.stop();
  }
}

/** Writes down the requests of one run against a server. */
async function recordRequests(): Promise<void> {
  rmSync(requestsFile, { force: true });
  const shop = await startShop();
  const recorder = await startServer([own("record.mjs"), shop.url, requestsFile], repository);
  try {
    specwrightTest("recording the requests", ["--base-url", recorder.url]);
  } finally {
    await recorder.stop();
    await shop.stop();
  }
}

async function bareLoop(name: string): Promise<Run> {
  const shop = await startShop();
  try {
    const words = [own("replay.mjs"), shop.url, requestsFile];
    const { use, stdout } = ran(name, measure({ words, cwd: repository, timeoutMs }));
    const told: { requests: number; same: number; seconds: number } = JSON.parse(stdout);
    if (told.same < told.requests)
      console.error(`${told.requests - told.same} of ${told.requests} answers differ`);
    return { use, insideMs: told.seconds * 1000, scenarios: 0, requests: told.requests };
  } finally {
    await shop.stop();
  }
}

function plainCucumber(name: string, scenarios: number): Run {
  const messages = join(folder, "messages.ndjson");
  const words = emptySuiteWords(repository, messages);
  const { use } = ran(name, measure({ words, cwd: join(folder, "empty"), timeoutMs }));
  return { use, insideMs: secondsInside(readFileSync(messages, "utf8")) * 1000, scenarios, requests: null };
}

async function bench() {
  const rounds = Array.from({ length: Number(values.runs) });
  const names = [
    "specwright test",
    "specwright test --base-url",
    "plain Cucumber, empty steps",
    "bare undici loop, same requests",
  ] as const;
  const runs: [Run[], Run[], Run[], Run[]] = [[], [], [], []];
  mkdirSync(folder, { recursive: true });
  await recordRequests();
  const first = specwrightTest(names[0], []);
  writeEmptySuite(join(folder, "empty"), first.scenarios, first.steps);
  for (const _ of rounds) {
    runs[0].push(specwrightTest(names[0], []));
    runs[2].push(plainCucumber(names[2], first.scenarios));
    runs[1].push(await againstServer(names[1]));
    runs[3].push(await bareLoop(names[3]));
  }
  return runs.map((own, index) => contender(names[index] ?? "", own));
}

const { status } = spawnSync(process.execPath, [join(repository, "scripts/build.mjs")], { stdio: "inherit" });
if (status !== 0) process.exit(1);
const noisy = noise();
const contenders = await bench();
const [inProcess, remote, cucumber, loop] = contenders;
if (values.json) console.log(JSON.stringify({ node: process.version, contenders }, null, 2));
else if (inProcess !== undefined && remote !== undefined && cucumber !== undefined && loop !== undefined) {
  const times = (a: number, b: number): string => (a / b).toFixed(2);
  console.log(`${printContenders(contenders)}

whole suite / plain Cucumber with empty steps: ${times(inProcess.wallMs.median, cucumber.wallMs.median)}
inside --base-url / bare loop of the same requests: ${times(remote.insideMs.median, loop.insideMs.median)}
${inProcess.wallMs.median <= 3000 ? "ok  " : "over"} the shop's suite: ${(inProcess.wallMs.median / 1000).toFixed(2)} s, aim 3`);
  if (noisy !== null) console.log(`\n${noisy}`);
}
