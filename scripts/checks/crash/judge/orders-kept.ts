import { type Exchange, verdictOf } from "../history.js";
import { group, mentions, orderOf, type Rule, shows, type Violation } from "./rule.js";

/** Every acknowledged order is there exactly once, and none that nobody asked for. */
export const ordersKept: Rule = ({ history, seen }) => {
  const ordering = history.filter(({ action }) => action === "order");
  const acknowledged = group(
    ordering.filter((exchange) => orderOf(exchange) !== null),
    (exchange) => orderOf(exchange)?.id ?? null,
  );
  const violations: Violation[] = [];
  const say = (kind: Violation["kind"], what: string, about: string) =>
    violations.push({ kind, what, history: shows(history, mentions(about)) });

  for (const [id, exchanges] of acknowledged) {
    const user = exchanges[0]?.user ?? "";
    const there = seen.orders.get(user)?.filter((order) => order.id === id).length ?? 0;
    if (there === 0) say("order-lost", `${id} of ${user} was acknowledged and is not there`, id);
    if (there > 1) say("order-twice", `${id} of ${user} is there ${there} times`, id);
    if (exchanges.filter(({ answer }) => answer?.replayed === false).length > 1)
      say("order-twice", `${id} of ${user} was answered twice as new`, id);
  }
  for (const [user, orders] of seen.orders) {
    const unexplained = orders.filter(({ id }) => !acknowledged.has(id));
    const inDoubt = withoutVerdict(ordering.filter((exchange) => exchange.user === user));
    if (unexplained.length > inDoubt)
      violations.push({
        kind: "order-unasked",
        what: `${user} has ${unexplained.map(({ id }) => id).join(", ")}, and ${inDoubt} requests without an answer`,
        history: shows(history, (exchange) => exchange.user === user && exchange.action !== "read"),
      });
  }
  return violations;
};

/** How many requests have no last word; those with one key are one. */
export function withoutVerdict(exchanges: readonly Exchange[]): number {
  const unkeyed = exchanges.filter((exchange) => exchange.key === null && verdictOf(exchange) === null);
  const keyed = group(exchanges, ({ key }) => key);
  const open = [...keyed.values()].filter((same) => same.every((exchange) => verdictOf(exchange) === null));
  return unkeyed.length + open.length;
}
