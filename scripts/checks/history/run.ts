/** Whether what concurrent clients are answered could have happened one thing after the other: `npm run history -- --help`. */
import { parseArgs } from "node:util";
import { judgeSeed } from "./judge-seed.js";
import { openShops, type StoreKind, storeKinds } from "./open-shops.js";

const HELP = `Lets six people at once order, pay, cancel and look, and searches for an order of all that, one thing after the
other, in which every answer was true. PostgreSQL is asked through two servers.

npm run history                                        20 seeds on every store
npm run history -- --store postgres --seeds 200        a long run on one

  --store   memory, json, sqlite or postgres; more than once for several; all of them unless said
  --seeds   how many runs (20)
  --from    the first seed (1)
  --json    the result as JSON

Exit code 0: all of it can be; 1: something cannot, and the requests that show it are printed; 2: called wrongly.`;

function exitWithError(reason: string): never {
  console.error(`npm run history: ${reason}\n\n${HELP}`);
  process.exit(2);
}

function given() {
  try {
    return parseArgs({
      options: {
        store: { type: "string", multiple: true, default: [...storeKinds] },
        seeds: { type: "string", default: "20" },
        from: { type: "string", default: "1" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return exitWithError(error instanceof Error ? error.message : String(error));
  }
}

function kindOf(text: string): StoreKind {
  return (
    storeKinds.find((each) => each === text) ??
    exitWithError(`--store must be one of ${storeKinds.join(", ")}, not "${text}".`)
  );
}

const values = given();
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const [seeds, from] = [values.seeds, values.from].map((text) =>
  /^[1-9]\d{0,6}$/.test(text)
    ? Number(text)
    : exitWithError(`--seeds and --from must be numbers above 0, not "${text}".`),
);
const watched = process.stderr.isTTY === true;
const results = [];
for (const store of values.store.map(kindOf)) {
  const shops = await openShops(store);
  const started = performance.now();
  const result = { store, seeds: 0, requests: 0, orders: 0, broken: [] as string[] };
  for (let seed = from ?? 1; result.seeds < (seeds ?? 1) && result.broken.length === 0; seed++) {
    if (watched) process.stderr.write(`\r${store}: seed ${seed}`.padEnd(40));
    const { requests, orders, broken } = await judgeSeed(shops, seed);
    result.seeds += 1;
    result.requests += requests;
    result.orders += orders;
    result.broken.push(...broken.map((why) => `seed ${seed}, ${why}`));
  }
  await shops.close();
  if (watched) process.stderr.write("\r".padEnd(41).concat("\r"));
  results.push(result);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  const { requests, orders, broken } = result;
  const verdict = broken.length === 0 ? "all can have happened in one order" : "BROKEN";
  if (!values.json)
    console.log(
      `${store.padEnd(8)} ${result.seeds} seeds, ${requests} requests, ${orders} orders: ${verdict} (${seconds} s)`,
    );
  for (const why of values.json ? [] : broken) console.error(why);
}
if (values.json) console.log(JSON.stringify(results, null, 2));
if (results.some(({ broken }) => broken.length > 0)) process.exitCode = 1;
