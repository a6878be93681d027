/** Packs what others install into `dist-packages/`, and judges it: `npm run pack`. */
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { packAndJudge } from "./pack-and-judge.js";

const root = resolve(import.meta.dirname, "../../..");
const destination = join(root, "dist-packages");
rmSync(destination, { recursive: true, force: true });
const problems = await packAndJudge(root, destination, (line) => console.log(line));
for (const problem of problems) console.error(`error: ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else console.log("publint and are-the-types-wrong found nothing wrong");
