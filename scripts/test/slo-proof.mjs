/**
 * Proves that the service levels can fail: `npm run slo:proof` runs the `@slo` scenarios against the shop, where they
 * must pass, and against one that takes up every request 200 ms too late, where each must fail by its level and by
 * nothing else. Exit code 0 if so, else 1.
 */
import { spawnSync } from "node:child_process";

const LATE = 200;
const SLOW_APP = "features/support/slow-app.ts";

function run(more) {
  const words = [
    "node_modules/specwright/bin/specwright.mjs",
    "test",
    "--tags",
    "@slo",
    "--format",
    "json",
    ...more,
  ];
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8", maxBuffer: 2 ** 26 });
  if (stdout.startsWith("{")) return JSON.parse(stdout);
  console.error(`The @slo scenarios could not be run:\n${stdout}${stderr}`);
  process.exit(1);
}

const missed = ({ measured, below }) => measured === null || measured >= below;

/** What failed although it was no level that was missed. */
function otherFaults({ failures, unbound, troubles, levels }) {
  const failed = failures.flatMap(({ scenario, reason, problems }) => {
    const measures = levels
      .filter((level) => level.scenario === scenario && missed(level))
      .map(({ measure }) => measure);
    const differences = problems.flatMap((problem) => problem.differences);
    const others = differences.filter(({ place }) => !measures.includes(place));
    if (problems.length === 0) return [`${scenario}: ${reason ?? "no level was missed"}`];
    return others.map(({ place, says }) => `${scenario}: ${place} ${says}`);
  });
  return [...troubles, ...unbound.map(({ scenario, step }) => `${scenario}: unbound: ${step}`), ...failed];
}

const [asItIs, late] = [run([]), run(["--app", SLOW_APP])];
const faults = [];
if (asItIs.levels.length === 0) faults.push("no scenario is held to a level");
for (const fault of otherFaults(asItIs)) faults.push(`as it is: ${fault}`);
for (const fault of otherFaults(late)) faults.push(`late: ${fault}`);
for (const [at, level] of asItIs.levels.entries()) {
  const { scenario, measure, measured, below } = level;
  const then = late.levels[at];
  const ms = (value) => (value == null ? "no answer" : `${value.toFixed(1)} ms`);
  console.log(
    `${scenario}\n  ${measure} below ${below} ms: ${ms(measured)} as it is, ${ms(then?.measured)} when ${LATE} ms late`,
  );
  if (missed(level)) faults.push(`as it is, ${scenario} misses its level`);
  if (then?.scenario !== scenario || !missed(then)) faults.push(`${scenario} does not notice ${LATE} ms`);
  if (then?.measured != null && then.measured < LATE)
    faults.push(`${scenario} measures less than was waited`);
}
for (const fault of faults) console.error(`not proven: ${fault}`);
if (faults.length === 0)
  console.log("proven: the levels hold, and fail when the shop is late, for no other reason");
process.exitCode = faults.length === 0 ? 0 : 1;
