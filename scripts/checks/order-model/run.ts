/** Whether an order, its payments and its end are one truth, whatever happens: `npm run order-model -- --help`. */
import { parseArgs } from "node:util";
import { breaks } from "./breaks.js";
import { type Checked, check } from "./check.js";
import { openPlace, type StoreKind, storeKinds } from "./place.js";

const HELP = `Makes up histories of one order at two servers: paying, cancelling, looking, time, expiry, reports of the bank, retries
and crashes, also at once. No two answers may contradict each other, pieces come back once, and the bank keeps money for an order
exactly where it is paid.

npm run order-model                                          500 histories on every store
npm run order-model -- --store sqlite --histories 100000     a long run on one
npm run order-model -- --prove                               ten planted faults; each must be found

  --store       memory, json, sqlite or postgres; more than once for several; all of them unless said
  --histories   how many on each store (500)
  --seconds     begin no more histories after so many seconds on a store (no limit)
  --seed        what chooses the histories (1)
  --prove       breaks a store, the bank or the shop on purpose

Exit code 0: it holds; 1: it does not, and the shortest history that was found is printed; 2: called wrongly.`;

function exitWithError(reason: string): never {
  console.error(`npm run order-model: ${reason}\n\n${HELP}`);
  process.exit(2);
}

function given() {
  try {
    return parseArgs({
      options: {
        store: { type: "string", multiple: true, default: [...storeKinds] },
        histories: { type: "string", default: "500" },
        seconds: { type: "string" },
        seed: { type: "string", default: "1" },
        prove: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return exitWithError(error instanceof Error ? error.message : String(error));
  }
}

function numberOf(name: string, text: string): number {
  return /^[1-9]\d{0,8}$/.test(text)
    ? Number(text)
    : exitWithError(`--${name} must be a number above 0, not "${text}".`);
}

function kindOf(text: string): StoreKind {
  return (
    storeKinds.find((each) => each === text) ??
    exitWithError(`--store must be one of ${storeKinds.join(", ")}, not "${text}".`)
  );
}

function show({ counterexample }: Checked): void {
  if (counterexample === null) return;
  const { history, broken } = counterexample;
  console.error(`  the second server's clock is ${history.skewSeconds} s ahead`);
  for (const [at, command] of history.commands.entries())
    console.error(`  ${at + 1}. ${JSON.stringify(command)}`);
  for (const why of broken) console.error(`  ${why}`);
}

/** What a timer can be set to. */
const LONGEST_MILLISECONDS = 2 ** 31 - 1;
/** A place is left for a new one after so many, so that opening it again after a crash stays quick. */
const HISTORIES_A_PLACE = 500;

/** Says whether it holds on a store. */
async function holdsOn(store: StoreKind, histories: number, seed: number): Promise<boolean> {
  const started = performance.now();
  const until =
    started +
    (values.seconds === undefined ? Number.POSITIVE_INFINITY : numberOf("seconds", values.seconds) * 1_000);
  let [done, commands] = [0, 0];
  let broken: Checked | null = null;
  for (let part = 0; done < histories && broken === null && performance.now() < until; part += 1) {
    const place = await openPlace(store);
    const checked = await check(place, {
      histories: Math.min(HISTORIES_A_PLACE, histories - done),
      seed: seed + part,
      milliseconds: Math.min(until - performance.now(), LONGEST_MILLISECONDS),
    });
    await place.close();
    done += checked.histories;
    commands += checked.commands;
    if (checked.counterexample !== null) broken = checked;
  }
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  const verdict = broken === null ? "no two answers contradict each other" : "BROKEN";
  console.log(
    `${store.padEnd(8)} ${done} of ${histories} histories, ${commands} commands: ${verdict} (${seconds} s, from seed ${seed})`,
  );
  if (broken !== null) show(broken);
  return broken === null;
}

/** Says whether every planted fault is found, and a sound shop is not accused. */
async function proves(seed: number): Promise<boolean> {
  const place = await openPlace("memory");
  let proven = true;
  for (const [name, planted] of Object.entries(breaks)) {
    const { histories, counterexample } = await check(place, { histories: 5_000, seed, planted });
    proven &&= counterexample !== null;
    const verdict = counterexample === null ? "SURVIVED" : "caught  ";
    console.log(
      `${verdict} ${name}: ${planted.what} (${counterexample?.broken[0] ?? `${histories} histories`})`,
    );
  }
  const sound = await check(place, { histories: 500, seed });
  console.log(
    `${sound.counterexample === null ? "sound   " : "CRIED   "} nothing is planted (500 histories)`,
  );
  await place.close();
  return proven && sound.counterexample === null;
}

const values = given();
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const seed = numberOf("seed", values.seed);
const histories = numberOf("histories", values.histories);
let holds = true;
if (values.prove) holds = await proves(seed);
else for (const store of values.store.map(kindOf)) holds = (await holdsOn(store, histories, seed)) && holds;
process.exit(holds ? 0 : 1);
