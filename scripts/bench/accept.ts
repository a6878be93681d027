/**
 * How many scenarios a second `specwright test` runs, in process and against a server, beside plain Cucumber with
 * as many steps that do nothing and beside a bare loop that sends the same requests: `npm run bench:accept -- --help`.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Contender, contender, type Run } from "./accept/contender.js";
import { Contenders } from "./accept/contenders.js";
import { printContenders } from "./accept/print-contenders.js";
import { aimLine } from "./measure/aim.js";
import { noise } from "./measure/noise.js";

const help = `Usage: npm run bench:accept -- [options]

Scenarios a second of the shop's suite, in process and against a server, beside plain Cucumber and a bare loop.

  --runs <n>  rounds, one contender after the other in each (default: 3)
  --json      figures for programs
  --help      this

Example: npm run bench:accept -- --runs 5`;

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "3" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const repository = fileURLToPath(new URL("../..", import.meta.url));

async function bench(contenders: Contenders, rounds: number) {
  const runs = { inProcess: [] as Run[], remote: [] as Run[], cucumber: [] as Run[], loop: [] as Run[] };
  // One after the other in each round, so that what disturbs one disturbs all.
  for (let round = 0; round < rounds; round += 1) {
    runs.inProcess.push(contenders.inProcess());
    runs.cucumber.push(contenders.plainCucumber());
    runs.remote.push(await contenders.againstServer());
    runs.loop.push(await contenders.bareLoop());
  }
  return {
    inProcess: contender("specwright test", runs.inProcess),
    cucumber: contender("plain Cucumber, empty steps", runs.cucumber),
    remote: contender("specwright test --base-url", runs.remote),
    loop: contender("bare undici loop, same requests", runs.loop),
  };
}

/** Plain Cucumber took 0.27 s for nothing, and 0.53 s for each 1,000 scenarios, where the aim was set. */
const emptySeconds = 0.35;

const times = (ours: Contender, theirs: Contender, what: "wallMs" | "cpuMs" | "insideMs"): string =>
  (ours[what].median / theirs[what].median).toFixed(2);

// What is measured is what `npx specwright` runs, so it must be of these sources.
const { status } = spawnSync(process.execPath, [join(repository, "scripts/build/build.mjs")], {
  stdio: "inherit",
});
if (status !== 0) process.exit(1);
const noisy = noise();
const contenders = new Contenders(repository, join(repository, "node_modules/.cache/bench-accept"));
await contenders.prepare();
const found = await bench(contenders, Number(values.runs));
if (values.json) {
  console.log(JSON.stringify({ node: process.version, ...found }, null, 2));
} else {
  const { inProcess, cucumber, remote, loop } = found;
  const seconds = inProcess.wallMs.median / 1000;
  const pace = { peer: "plain Cucumber", before: emptySeconds, now: cucumber.wallMs.median / 1000 };
  console.log(printContenders([inProcess, cucumber, remote, loop]));
  console.log(`
whole suite / plain Cucumber with empty steps: ${times(inProcess, cucumber, "wallMs")}, in CPU time ${times(inProcess, cucumber, "cpuMs")}
--base-url / bare loop of the same requests, inside: ${times(remote, loop, "insideMs")}
${aimLine("the shop's suite", seconds, 3, pace)}; ${(inProcess.scenarios / seconds).toFixed(0)} scenarios a second`);
  if (noisy !== null) console.log(`\n${noisy}`);
}
