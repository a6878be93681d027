/**
 * What takes too long for `npm test`: `npm run proofs` runs all, `npm run proofs -- NAME` one. Each prints its own figures;
 * the last of them are recorded in docs/proofs.md. A proof that fails does not keep the others from running.
 */
import { spawnSync } from "node:child_process";

/** Packages of this repository from their sources, built or not. */
const sources = ["--conditions=source", "--import", "tsx"];

/** A law of the unit tests, made to run for longer by what its environment says. */
const law = (name, environment) => test(`generator/tests/laws/${name}`, environment);

const test = (path, environment) => [
  "--import",
  `data:text/javascript,Object.assign(process.env, ${encodeURIComponent(JSON.stringify(environment))})`,
  "node_modules/vitest/vitest.mjs",
  "run",
  `${path}.test.ts`,
];

/** The words after `node`, by the name of a proof. */
const proofs = {
  "hostile-wire": [...sources, "scripts/checks/hostile-wire/run.ts", "--milliseconds", "10000"],
  "hostile-wire-python": [
    ...sources,
    "scripts/checks/hostile-wire/run.ts",
    "--milliseconds",
    "10000",
    "--target",
    "python",
  ],
  patterns: law("pattern-growth", { PATTERNS: "4000" }),
  values: law("python-values", { FIELDS: "800" }),
  "quick-parser": test("http/quick-parser", { VALUES: "300000" }),
  slips: test("generator/tests/slips/slips", { SLIPS: "600" }),
  parameters: law("parameter-values", { FIELDS: "250" }),
  accepted: law("accepted-specs", { SPECS: "10000" }),
  "split-segments": law("split-segments", { SEGMENTS: "60000" }),
  "step-lines": law("step-lines", { RUNS: "1200" }),
  growth: law("growth/growth", { GROWTH: "10" }),
  "node-22": ["scripts/test/other-node.mjs", "22"],
  "node-24": ["scripts/test/other-node.mjs", "24"],
  stranger: ["--import", "tsx", "scripts/checks/stranger/run.ts", "--production"],
  imported: [
    ...sources,
    "scripts/checks/imported/run.ts",
    ...["library.yaml", "closed.json", "split/openapi.yaml"].map(
      (name) => `scripts/checks/roundtrip/samples/${name}`,
    ),
  ],
  "order-model": [...sources, "scripts/checks/order-model/run.ts", "--histories", "100000"],
  "order-model-faults": [...sources, "scripts/checks/order-model/run.ts", "--prove"],
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(proofs, name));
if (unknown.length > 0) {
  console.error(
    `npm run proofs: no proof is called ${unknown.join(", ")}; there are ${Object.keys(proofs).join(", ")}`,
  );
  process.exit(2);
}
const failed = [];
for (const [name, words] of Object.entries(proofs)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n── ${name} ──`);
  const { status } = spawnSync(process.execPath, words, { stdio: "inherit" });
  if (status !== 0) failed.push(`${name} (exit ${status})`);
}
if (failed.length > 0) {
  console.error(`\nfailed: ${failed.join(", ")}`);
  process.exit(1);
}
