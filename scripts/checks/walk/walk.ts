import { type Answer, connect } from "./ask.js";
import type { Call } from "./call.js";
import { authorizations } from "./callers.js";
import { compareAnswers } from "./compare.js";
import type { Difference } from "./compare-json.js";
import { fill, type Request } from "./fill.js";
import { type KnownTwins, knownTwins } from "./known-twins.js";

/** Two servers that nobody else speaks to. */
export interface Pair {
  readonly left: string;
  readonly right: string;
}

/** Where two servers parted. */
export interface Parting {
  readonly at: number;
  readonly call: Call;
  readonly requests: readonly [Request, Request];
  readonly answers: readonly [Answer, Answer];
  readonly differences: readonly Difference[];
}

export interface Walked {
  /** Null: both went the same way to the end. */
  readonly parting: Parting | null;
  readonly calls: number;
  /** How often each operation was answered how, on the left: `postApiOrders 409 OUT_OF_STOCK`. */
  readonly seen: ReadonlyMap<string, number>;
}

/** Sends every call to both servers, and stops where they first differ. */
export async function walk(
  calls: readonly Call[],
  pair: Pair,
  progress: (done: number) => void = () => {},
): Promise<Walked> {
  const [left, right] = [connect(pair.left), connect(pair.right)];
  const [twins, tokens] = [knownTwins(), authorizations(new Date())];
  const seen = new Map<string, number>();
  try {
    for (const [at, call] of calls.entries()) {
      const surroundings = { twins, authorizations: tokens, now: new Date() };
      const requests = [fill(call, "left", surroundings), fill(call, "right", surroundings)] as const;
      const answers = await Promise.all([left.ask(requests[0]), right.ask(requests[1])]);
      const differences = compareAnswers(...answers, { twins, caller: call.caller, request: requests[0] });
      count(seen, `${call.operation} ${outcomeOf(answers[0])}`);
      if (differences.length > 0)
        return { parting: { at, call, requests, answers, differences }, calls: at + 1, seen };
      learn(answers[0], twins);
      progress(at + 1);
    }
    return { parting: null, calls: calls.length, seen };
  } finally {
    await Promise.all([left.close(), right.close()]);
  }
}

function count(seen: Map<string, number>, key: string): void {
  seen.set(key, (seen.get(key) ?? 0) + 1);
}

/** `409 OUT_OF_STOCK`, `200`. */
function outcomeOf({ status, text }: Answer): string {
  const [, code] = /^\{[^[]*"code":\s*"([A-Z_]+)"/.exec(text) ?? [];
  return code === undefined ? String(status ?? "no answer") : `${status} ${code}`;
}

/** Events of the bank name amounts, so the totals of orders are noted. */
function learn({ text, status }: Answer, twins: KnownTwins): void {
  if (status === null || !text.startsWith('{"id":"order_')) return;
  const { id, totalCents }: { id: string; totalCents: number } = JSON.parse(text);
  twins.noteTotal(id, totalCents);
}
