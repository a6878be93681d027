/**
 * Does what README describes for a project with its own specification, in a folder outside, with the packages as others get
 * them: `npm run stranger`. Each step says how long it took; `--production` installs the server alone, too, and
 * asks it something. Exit code 1: a step went otherwise; 3: there is no registry.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { packAndJudge } from "../../build/pack/pack-and-judge.js";
import { installBare } from "./bare-install.js";
import { examples, tryExample } from "./examples.js";
import { folderAt, Unexpected } from "./folder.js";
import { tryProduction } from "./production.js";
import { steps } from "./steps.js";

const NOT_THERE = 3;
const root = resolve(import.meta.dirname, "../../..");
const place = mkdtempSync(join(tmpdir(), "specwright-stranger-"));

async function timed(name: string, work: () => unknown): Promise<void> {
  const started = performance.now();
  await work();
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${name}`);
}

async function walk(): Promise<void> {
  await timed("packed, and found sound by publint and are-the-types-wrong", async () => {
    const problems = await packAndJudge(root, join(place, "specwright/dist-packages"), console.log);
    if (problems.length > 0) throw new Unexpected(problems.join("\n"));
  });
  const project = folderAt(join(place, "library"));
  const readme = readFileSync(join(root, "README.md"), "utf8");
  for (const [name, step] of Object.entries(steps(readme))) await timed(name, () => step(project));
  for (const example of examples)
    await timed(`examples/${example}, its npm test`, () =>
      tryExample(root, folderAt(join(place, "specwright/examples", example)), example),
    );
  if (!process.argv.includes("--production")) return;
  await timed("a server in production", () => tryProduction(project, folderAt(join(place, "production"))));
  await timed("to compare: npm install of the same packages without ours", () =>
    installBare(project, folderAt(join(place, "bare"))),
  );
}

try {
  await walk();
} catch (error) {
  if (!(error instanceof Unexpected)) throw error;
  console.error(`error: ${error.message}`);
  const hasNoRegistry = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED)\b/.test(error.message);
  if (hasNoRegistry) console.error("There is no registry of packages here, so that this did not run.");
  process.exitCode = hasNoRegistry ? NOT_THERE : 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}
