import type { Entry } from "./gateway.js";
import { PIECES, type Seen, STOCK, TOTAL_CENTS, type World } from "./world.js";

/** What must hold after every command, whatever is still under way; nothing: it holds. */
export function brokenNow(world: World, { order, payments, stock }: Seen): readonly string[] {
  if (order === null) return ["the order is gone"];
  const { ledger } = world;
  if (order.status !== "PENDING_PAYMENT") ledger.ends(order.status, "the store");
  const outcome = ledger.outcome();
  const left = order.status === "CANCELLED" ? STOCK : STOCK - PIECES;
  const isOpen = payments.some(({ state }) => state === "PENDING");
  const early = order.status === "CANCELLED" && !ledger.wasCancelledByItsOwner;
  return [
    ...ledger.broken,
    ...(outcome !== null && outcome !== order.status
      ? [`an answer said ${outcome}, and it is ${order.status}`]
      : []),
    ...(stock === left
      ? []
      : [`${stock} pieces are on the shelf, and the order is ${order.status}: ${left}`]),
    ...(isOpen && order.status === "CANCELLED" ? ["it ended while the bank was busy with its payment"] : []),
    ...(early && world.latest < Date.parse(order.expiresAt) ? ["it expired before its time"] : []),
  ];
}

/** What must hold when the bank has answered everything and all time is over. */
export function brokenAtTheEnd({ gateway }: World, { order, payments }: Seen): readonly string[] {
  if (order === null) return ["the order is gone"];
  const back = sumOf(gateway.entries, ({ refundedTimes }) => refundedTimes);
  const kept = sumOf(gateway.entries, ({ takenTimes }) => takenTimes) - back;
  const owed = order.status === "PAID" ? TOTAL_CENTS : 0;
  const unfinished = payments.filter(({ state }) => state === "PENDING" || state === "REFUND_DUE");
  const twice = gateway.entries.filter(
    ({ takenTimes, refundedTimes }) => takenTimes > 1 || refundedTimes > 1,
  );
  return [
    ...(order.status === "PENDING_PAYMENT" ? ["it has not ended"] : []),
    ...(kept === owed ? [] : [`the bank keeps ${kept} for an order that is ${order.status}: ${owed}`]),
    ...((order.refundedCents ?? 0) === back
      ? []
      : [`it shows ${order.refundedCents} given back, the bank ${back}`]),
    ...unfinished.map(({ id, state }) => `${id} is still ${state}`),
    ...twice.map((entry) => `taken or given back more than once: ${JSON.stringify(entry)}`),
  ];
}

function sumOf(entries: readonly Entry[], times: (entry: Entry) => number): number {
  return entries.reduce((sum, entry) => sum + entry.amountCents * times(entry), 0);
}
