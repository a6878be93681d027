import type { PlannedCaller } from "../../generator/plan.js";

/** Says by what id a planned caller is known to the server of this scenario. */
export type Identify = (caller: PlannedCaller) => PlannedCaller;

/** A fresh server knows no caller: ids are as planned. */
export const asPlanned: Identify = (caller) => caller;

/**
 * A server that other scenarios used would answer ann with what they left in a cart, so each has an ann of its own, whose id
 * gets letters that no other has. Letters only, because ids that end in a name mostly allow them. An id that does not,
 * a UUID say, stays.
 */
export function freshCallers(scenario: number): Identify {
  const letters = scenario.toString(26).replace(/./g, (digit) => alphabet.charAt(Number.parseInt(digit, 26)));
  return (caller) => (caller?.id.endsWith(caller.name) ? { ...caller, id: caller.id + letters } : caller);
}

const alphabet = "abcdefghijklmnopqrstuvwxyz";
