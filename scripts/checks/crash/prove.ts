import { type Break, breaks } from "./broken/breaks.js";
import { type CrashResult, crash } from "./crash.js";
import { inLanes } from "./in-lanes.js";
import { printViolations } from "./print.js";

export interface Proving {
  readonly seed: number;
  readonly json: boolean;
  readonly progress: (text: string) => void;
}

/** What came of one broken store. */
interface Proof {
  readonly name: string;
  readonly what: string;
  readonly store: string;
  readonly earns: readonly string[];
  readonly found: readonly string[];
  readonly rounds: number;
  readonly proven: boolean;
}

const hook = new URL("./broken/hook.mjs", import.meta.url).href;
/** A fault that needs an unlucky moment gets so many of them; a sound store must hold for two. */
const BROKEN_ROUNDS = 20;
const SOUND_ROUNDS = 2;

/** Runs the driver against stores that are broken on purpose; says whether each was caught, and a sound one not. */
export async function prove({ seed, json, progress }: Proving): Promise<boolean> {
  const proofs = await inLanes(Object.entries(breaks), async ([name, entry]) => {
    const rounds = entry.earns.length === 0 ? SOUND_ROUNDS : BROKEN_ROUNDS;
    const result = await crash({
      store: entry.store,
      kill: entry.kill,
      rounds,
      seed,
      patience: 0,
      imports: [hook],
      env: { BREAK: name },
      onRound: (round) => progress(`${name}: round ${round} of at most ${rounds}`),
    });
    progress("");
    const proof = proofOf(name, entry, result);
    if (!json) console.log(lineOf(proof));
    if (!json && !proof.proven) console.error(printViolations(result, seed));
    return proof;
  });
  if (json) console.log(JSON.stringify({ seed, proofs }, null, 2));
  return proofs.every(({ proven }) => proven);
}

function proofOf(name: string, { what, store, earns }: Break, { tally, violations }: CrashResult): Proof {
  const found = [...new Set(violations.map(({ kind }) => kind))];
  const proven = earns.length === 0 ? found.length === 0 : earns.some((kind) => found.includes(kind));
  return { name, what, store, earns, found, rounds: tally.rounds + (found.length > 0 ? 1 : 0), proven };
}

function lineOf({ what, store, earns, found, rounds, proven }: Proof): string {
  const sound = earns.length === 0;
  const verdict = sound ? (proven ? "sound   " : "CRIED   ") : proven ? "caught  " : "SURVIVED";
  const named = found.length === 0 ? "no violation" : found.join(", ");
  return `${verdict} ${store.padEnd(8)} ${what}: ${named} (${rounds} ${rounds === 1 ? "round" : "rounds"})`;
}
