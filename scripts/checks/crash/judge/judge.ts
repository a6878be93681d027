import { answersAlike } from "./answers-alike.js";
import { cartsAddUp } from "./carts-add-up.js";
import { endedBySomebody } from "./ended-by-somebody.js";
import { noFaults } from "./no-faults.js";
import { ordersKept } from "./orders-kept.js";
import { pricesSet } from "./prices-set.js";
import type { Facts, Rule, Violation } from "./rule.js";
import { statusOnlyForward } from "./status-only-forward.js";
import { stockAddsUp } from "./stock-adds-up.js";

const rules: readonly Rule[] = [
  ordersKept,
  statusOnlyForward,
  endedBySomebody,
  answersAlike,
  stockAddsUp,
  cartsAddUp,
  pricesSet,
  noFaults,
];

/** Everything that what there is breaks of what was promised. */
export function judge(facts: Facts): readonly Violation[] {
  return rules.flatMap((rule) => rule(facts));
}
