/**
 * Packs what others install into `dist-packages/`, and judges it: `npm run pack`. Exit code 1: something is wrong with it; 3:
 * this machine has no Python, so that the wheel is not there.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { pythonEnvironment } from "../python/environment.js";
import { NOT_THERE, root } from "../python/require-python.js";
import { packAndJudge, sizesOf } from "./pack-and-judge.js";
import { packWheel } from "./pack-wheel.js";

const destination = join(root, "dist-packages");
rmSync(destination, { recursive: true, force: true });
const problems = [...(await packAndJudge(root, destination, console.log))];
const environment = await pythonEnvironment(root, console.log);
if (environment.kind === "ready") {
  const wheel = packWheel(root, environment.python, destination);
  console.log(sizesOf(wheel));
  problems.push(...wheel.problems);
} else console.error(`specwright-http is not packed: ${environment.problem}`);
for (const problem of problems) console.error(`error: ${problem}`);
if (problems.length === 0) console.log("publint and are-the-types-wrong found nothing wrong");
if (problems.length > 0 || environment.kind === "failed") process.exitCode = 1;
else if (environment.kind === "absent") process.exitCode = NOT_THERE;
