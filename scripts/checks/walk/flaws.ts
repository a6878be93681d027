import type { Random } from "../chance/random.js";
import { bodyFlaws } from "./body-flaws.js";
import type { Call } from "./call.js";
import type { Operation } from "./description.js";
import type { Flaw } from "./flaw.js";
import { requestFlaws } from "./request-flaws.js";

const flaws: readonly (readonly [string, Flaw])[] = [
  ...Object.entries(bodyFlaws),
  ...Object.entries(requestFlaws),
];

/** The call with one thing wrong or odd about it. */
export function spoil(call: Call, operation: Operation, random: Random): Call {
  for (let tries = 0; tries < 20; tries += 1) {
    const [name, flaw] = random.one(flaws);
    const spoiled = flaw(call, operation, random);
    if (spoiled !== null) return { ...spoiled, flaw: name };
  }
  return call;
}
