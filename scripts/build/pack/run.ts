/**
 * Packs what others install into `dist-packages/`, and judges it: `npm run pack`, or `npm run pack -- npm` without the wheel.
 * Exit code 1: something is wrong with it; 3: this machine has no Python, so that the wheel is not there.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { pythonEnvironment } from "../python/environment.js";
import { NOT_THERE, root } from "../python/require-python.js";
import { packAndJudge, sizesOf } from "./pack-and-judge.js";
import { packWheel } from "./pack-wheel.js";

const destination = join(root, "dist-packages");
const problems: string[] = [];

async function packPython(): Promise<void> {
  const environment = await pythonEnvironment(root, console.log);
  if (environment.kind === "ready") {
    const wheel = packWheel(root, environment.python, destination);
    console.log(sizesOf(wheel));
    problems.push(...wheel.problems);
    return;
  }
  console.error(`specwright-http is not packed: ${environment.problem}`);
  process.exitCode = environment.kind === "absent" ? NOT_THERE : 1;
}

const words = process.argv.slice(2);
if (words.some((word) => word !== "npm")) {
  console.error("Usage: npm run pack [-- npm]");
  process.exit(2);
}
rmSync(destination, { recursive: true, force: true });
problems.push(...(await packAndJudge(root, destination, console.log)));
if (words.length === 0) await packPython();
for (const problem of problems) console.error(`error: ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else console.log("publint and are-the-types-wrong found nothing wrong");
