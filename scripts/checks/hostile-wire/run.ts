/**
 * Attacks a shop over raw sockets, one kind of attack after the other, and measures the memory of its process and how long
 * an honest client waits: `npm run hostile-wire -- --target typescript --milliseconds 5000`. Exit code 1: the memory grew by
 * more than it may, an honest client waited too long, or the server ended; 2: called wrongly; 3: no Python.
 */
import { tokenMint } from "../../../runtime/auth/bearer.js";
import { wordsOf } from "../command/words.js";
import { openShop } from "../servers/open-shop.js";
import { auth } from "../servers/secrets.js";
import { targets } from "../servers/targets.js";
import { attacksWith } from "./attacks.js";
import { besiege, type Siege } from "./besiege.js";
import { askHonestly } from "./honest-client.js";
import { residentMemory } from "./resident-memory.js";

const words = wordsOf({
  usage: `npm run hostile-wire -- [--target ${targets.join("|")}] [--milliseconds 3000] [--attacks 0] [--only 0] [--patience 10]

  --target        the shop to attack; typescript unless said
  --milliseconds  how long each attack lasts
  --attacks       how many of the attacks, from the first; 0 runs all
  --only          the number of the one attack to run; 0 runs all
  --patience      how many times longer an honest client may wait while others attack; 0 measures it and judges memory alone

Examples:
  npm run hostile-wire
  npm run hostile-wire -- --target python --milliseconds 10000`,
  targets: { target: "typescript" },
  servers: {},
  numbers: { milliseconds: 3_000, attacks: 0, only: 0, patience: 10 },
});

const MEGABYTE = 1_000_000;
/** What the memory may grow by, in bytes, whatever is sent. */
const GROWTH = 100 * MEGABYTE;
/** Milliseconds that an honest client waits for an idle server on a machine that has time for both. */
const BUSY = 50;
/** Milliseconds of idle requests after which a server is warm. */
const WARM = 1_000;

const { milliseconds, attacks: most, only, patience } = words.numbers;
const { target } = words.targets;
const heap = target === "typescript" ? { NODE_OPTIONS: "--max-old-space-size=512" } : {};
const shop = await openShop(target, heap);
const failed: string[] = [];
try {
  await askHonestly(shop.url, WARM);
  const start = residentMemory(shop.pid) ?? 0;
  console.log(`hostile wire, ${target}: ${mega(start)} MB at the start`);
  const attacks = attacksWith(
    `Bearer ${tokenMint(auth)({ caller: "user_eve", roles: [] }, new Date(), 600)}`,
  );
  for (const [at, attack] of attacks.entries()) {
    if ((only > 0 && at + 1 !== only) || (most > 0 && at >= most)) continue;
    const siege = await besiege(shop, attack, milliseconds);
    const problems = problemsOf(siege, start);
    console.log(lineOf(at + 1, siege, start, problems));
    if (problems.length > 0) failed.push(attack.name);
    if (!shop.runs()) break;
  }
} finally {
  if (failed.length > 0) console.error(`The end of what the server said:\n${shop.said().slice(-2_000)}`);
  await shop.stop();
}
if (failed.length > 0) {
  process.exitCode = 1;
  console.error(`hostile wire, ${target}: ${failed.length} attacks got through: ${failed.join("; ")}`);
} else console.log(`hostile wire, ${target}: every attack held`);

function problemsOf({ memory, idle, attacked, problem }: Siege, start: number): readonly string[] {
  return [
    ...(problem === null ? [] : [problem]),
    ...(memory - start > GROWTH ? [`memory may grow by ${mega(GROWTH)} MB`] : []),
    ...(patience > 0 ? waitProblems(idle, attacked) : []),
  ];
}

function waitProblems(idle: number, attacked: number): readonly string[] {
  if (idle > BUSY) return ["the machine is too busy to judge how long an honest client waits"];
  return attacked > idle * patience ? [`an honest client may wait ${patience} times as long`] : [];
}

function lineOf(number: number, siege: Siege, start: number, problems: readonly string[]): string {
  const { attack, sent, memory, idle, attacked } = siege;
  const facts = [
    `${mega(sent.bytes)} MB sent on ${sent.connections} connections`,
    `memory +${mega(memory - start)} MB`,
    `median ${idle.toFixed(1)} -> ${attacked.toFixed(1)} ms`,
  ];
  const verdict = problems.length === 0 ? "held" : `FAILED: ${problems.join("; ")}`;
  return `${String(number).padStart(2)} ${attack.name}: ${facts.join(", ")}: ${verdict}`;
}

function mega(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(bytes < MEGABYTE ? 1 : 0);
}
