import { type Random, randomOf } from "../chance/random.js";
import type { Call } from "./call.js";
import type { Operation } from "./description.js";
import { spoil } from "./flaws.js";
import { soundCall } from "./make-call.js";

/** Where a walk goes more often, so that it gets further. */
const often: Readonly<Record<string, number>> = {
  postApiCartItems: 8,
  postApiOrders: 5,
  postApiPaymentsByOrderId: 5,
  postApiWebhooksPayments: 3,
  postApiProducts: 3,
  getHealthz: 0.5,
  getReadyz: 0.5,
  getMetrics: 0.5,
};
const NORMALLY = 2;
const FLAWED = 0.35;
const AGAIN = 0.06;
const RECENT = 40;

/** A walk of so many calls, as the seed wants it: sound ones, spoiled ones, and old ones once more. */
export function planWalk(operations: readonly Operation[], count: number, seed: number): readonly Call[] {
  const random = randomOf(seed);
  const weighted = operations.flatMap((one) =>
    Array.from({ length: Math.ceil(2 * (often[one.id] ?? NORMALLY)) }, () => one),
  );
  const calls: Call[] = [];
  while (calls.length < count) calls.push(nextCall(calls, weighted, random));
  return calls;
}

function nextCall(before: readonly Call[], operations: readonly Operation[], random: Random): Call {
  if (before.length > 0 && random.chance(AGAIN)) return again(before, random);
  const operation = random.one(operations);
  const sound = soundCall(operation, random);
  return random.chance(FLAWED) ? spoil(sound, operation, random) : sound;
}

/** A recent call once more, one with a key if there is any: to the letter, or by somebody else. */
function again(before: readonly Call[], random: Random): Call {
  const recent = before.slice(-RECENT);
  const keyed = recent.filter(({ headers }) => "Idempotency-Key" in headers);
  const call = random.one(keyed.length > 0 && random.chance(0.8) ? keyed : recent);
  return random.chance(0.9) ? call : { ...call, caller: "bob" };
}
