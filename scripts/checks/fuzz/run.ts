/**
 * Has Schemathesis make up requests from generated/openapi.json, sound and unsound ones, and judge every answer:
 * `npm run fuzz -- --target typescript --cases 10000 --seed 7`. Exit code 1: it found a fault; 2: called wrongly; 3: no Python.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { requirePython, root } from "../../build/python/require-python.js";
import { wordsOf } from "../command/words.js";
import { type OpenShop, openShop } from "../servers/open-shop.js";
import { targets } from "../servers/targets.js";
import { runSchemathesis } from "./run-schemathesis.js";
import { verdictOn } from "./verdict.js";

const words = wordsOf({
  usage: `npm run fuzz -- [--target ${targets.join("|")}] [--cases 1000] [--seed 1]

  --target  the shop to judge; typescript unless said
  --cases   how many requests at least
  --seed    another seed is another run

Examples:
  npm run fuzz
  npm run fuzz -- --target python --cases 10000 --seed 7`,
  targets: { target: "typescript" },
  servers: {},
  numbers: { cases: 1_000, seed: 1 },
});
const { cases: wanted, seed } = words.numbers;
const python = await requirePython();
const shop = await openShop(words.targets.target);
try {
  await fuzz(shop);
} finally {
  await shop.stop();
}

/** Runs until there were as many cases as were asked for: what can be drawn for some operations is soon all drawn. */
async function fuzz({ url, runs, said }: OpenShop): Promise<void> {
  const live = process.stdout.isTTY === true;
  const operations = countOperations();
  let done = 0;
  for (let run = 0; done < wanted; run += 1) {
    const perOperation = Math.ceil((wanted - done) / operations);
    const result = await runSchemathesis({ python, url, perOperation, seed: seed + run, live });
    const { ok, cases, line } = verdictOn(result);
    done += cases;
    console.log(`fuzz ${words.targets.target}, seed ${seed + run}: ${line}`);
    if (ok && runs()) continue;
    process.exitCode = 1;
    console.error(live ? "" : result.said);
    if (!runs()) console.error(`The server has ended:\n${said()}`);
    return;
  }
}

function countOperations(): number {
  const { paths }: { paths: Readonly<Record<string, object>> } = JSON.parse(
    readFileSync(join(root, "generated/openapi.json"), "utf8"),
  );
  return Object.values(paths).reduce((sum, item) => sum + Object.keys(item).length, 0);
}
