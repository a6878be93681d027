/**
 * How long `specwright generate` takes, as a whole process, beside its peers: `npm run bench:generate`.
 * `-- --runs 5` for more rounds, `--only shop` for one project, `--minutes 4` to begin no round later, `--json` for programs.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { aims } from "./generate/aims.js";
import { copyTool } from "./generate/copy-tool.js";
import { figuresOf } from "./generate/figures.js";
import { installPeers } from "./generate/peers.js";
import { printResult } from "./generate/print-result.js";
import type { Result, SubjectResult } from "./generate/result.js";
import { type Plan, runSubject } from "./generate/run-subject.js";
import { runTsc } from "./generate/run-tsc.js";
import { type Subject, specBytes, writeSubjects } from "./generate/subject.js";
import { noise } from "./measure/noise.js";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "3" },
    minutes: { type: "string", default: "2" },
    only: { type: "string", default: "" },
    json: { type: "boolean", default: false },
  },
});
const repository = fileURLToPath(new URL("../..", import.meta.url));
const cache = join(repository, "node_modules/.cache");
const tscSubject = "200 operations";

function resultOf(subject: Subject, plan: Plan): SubjectResult {
  console.error(`measuring ${subject.name}`);
  const runs = runSubject(subject, plan);
  const figures = (name: string) => figuresOf(runs.get(name) ?? []);
  return {
    name: subject.name,
    specBytes: specBytes(subject),
    cold: figures("cold"),
    unchanged: figures("unchanged"),
    edited: figures("edited"),
    peers: plan.peers.map(({ name }) => ({ name, figures: figures(name) })),
  };
}

function bench(): Result {
  const peersFolder = join(cache, "bench-peers");
  mkdirSync(peersFolder, { recursive: true });
  const peers = installPeers(peersFolder);
  const plan: Plan = {
    specwright: copyTool(repository, join(cache, "bench/tool")),
    peers: typeof peers === "string" ? [] : peers,
    peersFolder,
    runs: Number(values.runs),
    deadline: performance.now() + Number(values.minutes) * 60_000,
  };
  const all = writeSubjects(repository, join(cache, "bench"));
  const chosen = all.filter(({ name }) => name.includes(values.only));
  const subjects = chosen.map((subject) => resultOf(subject, plan));
  const compiled = chosen.find(({ name }) => name === tscSubject);
  if (compiled !== undefined) console.error(`measuring tsc of ${tscSubject}`);
  const tsc = compiled === undefined ? [] : runTsc(repository, compiled, plan);
  return {
    node: process.version,
    subjects,
    tsc: { subject: tscSubject, figures: figuresOf(tsc) },
    noPeers: typeof peers === "string" ? peers : null,
  };
}

// What is measured is what `npx specwright` runs, so it must be of these sources.
const { status } = spawnSync(process.execPath, [join(repository, "scripts/build/build.mjs")], {
  stdio: "inherit",
});
if (status !== 0) process.exit(1);
const noiseBefore = noise();
const result = bench();
if (values.json) console.log(JSON.stringify(result, null, 2));
else {
  console.log(`\n${printResult(result)}\n\n${aims(result).join("\n")}`);
  for (const line of [noiseBefore ?? noise() ?? []].flat()) console.log(`\n${line}`);
}
