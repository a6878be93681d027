import type { Place } from "../../generator/plan.js";
import { show, showPlace } from "./show.js";

/** One place where an answer is not as it should be. */
export interface Difference {
  /** `items[0].quantity`, `status`, `header Allow`; empty for the whole body. */
  readonly place: string;
  /** `expected 3, got 2` */
  readonly says: string;
}

/** The difference between two values. */
export function differs(place: Place, expected: unknown, actual: unknown): Difference {
  return { place: showPlace(place), says: `expected ${show(expected)}, got ${show(actual)}` };
}

/** One line of a message. */
export function showDifference({ place, says }: Difference): string {
  return `${place === "" ? "the body" : place}: ${says}`;
}
