/**
 * Does what README tells somebody with a specification of their own, in a folder outside, with the packages as others get
 * them: `npm run stranger`. Each step says how long it took. Exit code 1: one went otherwise; 3: there is no registry.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { type Packed, packNpm } from "../../build/pack/pack-npm.js";
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
  const packed: Packed[] = [];
  await timed("pack", async () => {
    for (const folder of ["generator", "acceptance", "http"])
      packed.push(await packNpm(root, folder, join(place, "packed")));
  });
  const tarballs = new Map(packed.map(({ name, tarball }) => [name, `../packed/${basename(tarball)}`]));
  const project = folderAt(join(place, "library"));
  for (const [name, step] of Object.entries(steps((name) => tarballs.get(name) ?? name)))
    await timed(name, () => step(project));
  await timed("a server in production", () => tryProduction(project, folderAt(join(place, "production"))));
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
