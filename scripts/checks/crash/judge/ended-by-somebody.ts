import type { Order } from "../../../../generated/schemas.js";
import { type Exchange, verdictOf } from "../history.js";
import { orderIn } from "../requests.js";
import { withoutVerdict } from "./orders-kept.js";
import { group, mentions, type Rule, shows, type Violation } from "./rule.js";

/** Nothing is paid or cancelled that nobody paid or cancelled, nothing is paid twice, and so nothing is given back. */
export const endedBySomebody: Rule = ({ history, seen }) => {
  const ending = group(
    history.filter(({ action }) => action === "pay" || action === "cancel"),
    ({ path }) => orderIn(path),
  );
  const orders = [...seen.orders.values()].flat();
  return orders.flatMap((order): Violation[] => {
    const broken = wrongWith(order, ending.get(order.id) ?? []);
    return broken === null ? [] : [{ ...broken, history: shows(history, mentions(order.id)) }];
  });
};

function wrongWith(order: Order, exchanges: readonly Exchange[]): Omit<Violation, "history"> | null {
  const paying = exchanges.filter(({ action }) => action === "pay");
  const cancelling = exchanges.filter(({ action }) => action === "cancel");
  const fresh = paying.filter(({ answer }) => answer?.status === 200 && !answer.replayed);
  if (fresh.length > 1)
    return { kind: "paid-twice", what: `${order.id} was answered ${fresh.length} times as paid just now` };
  if (order.status === "PAID" && !explained(paying))
    return { kind: "paid-unasked", what: `${order.id} is paid, and no request to pay was answered so` };
  if (order.refundedCents !== undefined)
    return { kind: "refunded-unasked", what: `${order.id} got ${order.refundedCents} back` };
  const timeOver = order.cancelledAt !== undefined && order.cancelledAt >= order.expiresAt;
  if (order.status === "CANCELLED" && !timeOver && !explained(cancelling))
    return { kind: "cancelled-unasked", what: `${order.id} is cancelled, and nobody cancelled it` };
  return null;
}

/** Whether an answer said that it was done, or that it may be, or there was no answer. */
function explained(exchanges: readonly Exchange[]): boolean {
  const acknowledged = exchanges.some((exchange) => {
    const status = verdictOf(exchange)?.status;
    return status === 200 || status === 202;
  });
  return acknowledged || withoutVerdict(exchanges) > 0;
}
