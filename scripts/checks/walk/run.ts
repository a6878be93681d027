/**
 * Sends one long random walk over the contract to two servers and compares every answer, up to ids and times:
 * `npm run walk -- --calls 10000 --seed 7`. Exit code 1: they differ, and the shortest way there is printed; 2: called wrongly;
 * 3: no Python.
 */

import { progressOn } from "../../build/python/progress.js";
import { wordsOf } from "../command/words.js";
import { type OpenShop, openShop } from "../servers/open-shop.js";
import { type Target, targets } from "../servers/targets.js";
import type { Call } from "./call.js";
import { readDescription } from "./description.js";
import { planWalk } from "./plan.js";
import { showParting, showWay, unseen } from "./show.js";
import { shrink } from "./shrink.js";
import { type Parting, walk } from "./walk.js";

const words = wordsOf({
  usage: `npm run walk -- [--calls 1000] [--seed 1] [--left typescript] [--right python]

  --calls   how many calls each of the two is sent
  --seed    another seed is another walk
  --left, --right
            ${targets.join(" or ")}, which is started afresh, or the address of a server that runs; that one should be
            fresh, and reads tokens of JWT_SECRET and events of WEBHOOK_SECRET as they stand in the environment

Examples:
  npm run walk
  npm run walk -- --calls 10000 --seed 7
  npm run walk -- --left typescript --right http://127.0.0.1:8000`,
  targets: {},
  servers: { left: "typescript", right: "python" },
  numbers: { calls: 1_000, seed: 1 },
});
const { calls, seed } = words.numbers;
const { left, right } = words.servers;
/** Milliseconds in which a way is made shorter. */
const SHORTENING = 90_000;

/** Walks with two fresh servers, as far as they are ours. */
async function walkAfresh(way: readonly Call[], progress?: (done: number) => void) {
  const opened: OpenShop[] = [];
  const open = async (server: Target | URL): Promise<string> => {
    if (server instanceof URL) return server.href;
    const shop = await openShop(server);
    opened.push(shop);
    return shop.url;
  };
  try {
    return await walk(way, { left: await open(left), right: await open(right) }, progress);
  } finally {
    await Promise.all(opened.map((shop) => shop.stop()));
  }
}

/** The shortest way found to the same difference; servers that are not ours cannot be made fresh, so there it stays as it is. */
async function shorten(way: readonly Call[], { call, differences }: Parting): Promise<readonly Call[]> {
  if (left instanceof URL || right instanceof URL) return way;
  const until = Date.now() + SHORTENING;
  const places = JSON.stringify(differences.map(({ place }) => place));
  return shrink(way, async (shorter) => {
    if (Date.now() > until) return null;
    const { parting } = await walkAfresh(shorter);
    return parting?.call === call && JSON.stringify(parting.differences.map(({ place }) => place)) === places;
  });
}

const operations = readDescription();
const way = planWalk(operations, calls, seed);
const progress = progressOn(process.stderr);
const {
  parting,
  seen,
  calls: walked,
} = await walkAfresh(way, (done) => {
  if (done % 100 === 0) progress.say(`${done} of ${calls} calls`);
});
progress.end();
const title = `walk ${left} | ${right}, seed ${seed}`;
if (parting === null) {
  const never = unseen(operations, seen);
  console.log(`${title}: ${walked} calls, ${seen.size} kinds of answers, no difference`);
  if (never.length > 0) console.log(`declared and never seen: ${never.join(", ")}`);
} else {
  process.exitCode = 1;
  console.log(`${title}: they differ at call ${parting.at + 1}\n${showParting(parting)}`);
  progress.say("Looking for a shorter way");
  const shorter = await shorten(way.slice(0, parting.at + 1), parting);
  progress.end();
  console.log(showWay(shorter));
}
