import type { Order } from "../../generated/schemas.js";
import type { Standing } from "../orders/standing.js";
import type { PaymentIntent, PaymentState } from "../storage/payment-intent.js";
import type { BankAnswer } from "./bank.js";

/** What is decided from, when the bank has answered. */
export interface ConcludingFacts {
  readonly standing: Standing;
  /** The payment that the answer is about. */
  readonly intent: PaymentIntent;
  readonly answer: BankAnswer;
  readonly now: Date;
}

/** What is to be written, and what it means to who asked. */
export interface Conclusion {
  /** The order, paid now; null: it stays as it is. */
  readonly paid: Order | null;
  /** The payment as it is to be written; null: it stays as it is. */
  readonly intent: PaymentIntent | null;
  readonly outcome: "paid" | "declined" | "unknown" | "already paid" | "cancelled";
  /** What a person should know; null where all is as usual. */
  readonly alarm: string | null;
}

/**
 * Decides what an answer of the bank means. It may be late, or come twice, or after another one: an order is paid once, and
 * money that it does not take is to be given back.
 */
export function conclude(facts: ConcludingFacts): Conclusion {
  const { standing, intent, answer } = facts;
  if (answer.kind === "approved") return approved(facts, answer.amountCents);
  if (intent.state !== "PENDING") return unchanged(standing, intent);
  if (answer.kind === "unknown")
    return { paid: null, intent: moved(intent, "PENDING"), outcome: "unknown", alarm: null };
  const declined = moved(intent, "DECLINED");
  return { ...unchanged(standing, declined), intent: declined };
}

function approved({ standing, intent, now }: ConcludingFacts, amountCents: number): Conclusion {
  const { order } = standing;
  const took = `The bank took ${amountCents} for ${order.id}`;
  if (intent.state !== "PENDING" && intent.state !== "DECLINED") {
    const before = intent.amountCents;
    const alarm = before === amountCents ? null : `${took}, and said before that it took ${before}.`;
    return { ...unchanged(standing, intent), alarm };
  }
  const back = (why: string): Conclusion => {
    const due = { ...moved(intent, "REFUND_DUE"), amountCents };
    return { ...unchanged(standing, due), intent: due, alarm: `${took}, which ${why}: it is given back.` };
  };
  if (amountCents !== order.totalCents) return back(`costs ${order.totalCents}`);
  if (standing.kind === "over") return back("is cancelled");
  if (standing.kind === "paid") return back("was paid before");
  const paid: Order = { ...order, status: "PAID", paidAt: now.toISOString() };
  return { paid, intent: moved(intent, "APPROVED"), outcome: "paid", alarm: null };
}

/** Nothing is written, and who asked is answered what the payment has come to. */
function unchanged({ kind }: Standing, intent: PaymentIntent): Conclusion {
  return { paid: null, intent: null, outcome: outcomeOf(kind, intent), alarm: null };
}

function outcomeOf(kind: Standing["kind"], { state }: PaymentIntent): Conclusion["outcome"] {
  if (kind === "paid") return state === "APPROVED" ? "paid" : "already paid";
  return kind === "over" ? "cancelled" : "declined";
}

function moved(intent: PaymentIntent, state: PaymentState): PaymentIntent {
  return { ...intent, state, attempts: intent.attempts + 1 };
}
