import type { Order } from "../../generated/schemas.js";
import type { PaymentIntent, PaymentState } from "../storage/payment-intent.js";
import type { BankAnswer } from "./bank.js";

/** What is decided from, when the bank has answered. */
export interface ConcludingFacts {
  readonly order: Order;
  /** The payment that the answer is about; null where the bank speaks of none that we know. */
  readonly intent: PaymentIntent | null;
  readonly answer: BankAnswer;
  readonly now: Date;
}

/** What is to be written, and what it means to who asked. */
export interface Conclusion {
  /** The order, paid now; null: it stays as it is. */
  readonly paid: Order | null;
  readonly intent: PaymentIntent | null;
  readonly outcome: "paid" | "declined" | "unknown" | "already paid" | "cancelled";
  /** What a person must look at; null where all is well. */
  readonly alarm: string | null;
}

/**
 * Decides what an answer of the bank means. It may be late, or come twice, or after another one: a paid order stays paid,
 * and pays once.
 */
export function conclude(facts: ConcludingFacts): Conclusion {
  const { order, intent, answer } = facts;
  const same = { paid: null, intent: null, alarm: null };
  if (answer.kind === "approved") return approved(facts, answer.amountCents);
  if (intent?.state !== "PENDING") return { ...same, outcome: standing(order, intent) };
  if (answer.kind === "declined") return { ...same, intent: moved(intent, "DECLINED"), outcome: "declined" };
  return { ...same, intent: moved(intent, "PENDING"), outcome: "unknown" };
}

function approved({ order, intent, now }: ConcludingFacts, amountCents: number): Conclusion {
  const took = `The bank took ${amountCents} for ${order.id}`;
  if (amountCents !== order.totalCents)
    return {
      paid: null,
      intent: intent?.state === "PENDING" ? moved(intent, "DECLINED") : null,
      outcome: order.status === "PAID" ? "already paid" : "declined",
      alarm: `${took}, which costs ${order.totalCents}.`,
    };
  const settled = intent === null || intent.state === "APPROVED" ? null : moved(intent, "APPROVED");
  if (order.status === "PENDING_PAYMENT")
    return {
      paid: { ...order, status: "PAID", paidAt: now.toISOString() },
      intent: settled,
      outcome: "paid",
      alarm: null,
    };
  if (order.status === "CANCELLED")
    return {
      paid: null,
      intent: settled,
      outcome: "cancelled",
      alarm: `${took}, which is cancelled: give it back.`,
    };
  const twice = settled !== null;
  return {
    paid: null,
    intent: settled,
    outcome: twice ? "already paid" : "paid",
    alarm: twice ? `${took}, which was paid before: give it back.` : null,
  };
}

/** What became of a payment that has its result. */
function standing(order: Order, intent: PaymentIntent | null): Conclusion["outcome"] {
  if (order.status === "PAID") return intent?.state === "APPROVED" ? "paid" : "already paid";
  if (order.status === "CANCELLED") return "cancelled";
  return intent === null ? "unknown" : "declined";
}

function moved(intent: PaymentIntent, state: PaymentState): PaymentIntent {
  return { ...intent, state, attempts: intent.attempts + 1 };
}
