import type { Order, PaymentEvent } from "../../generated/schemas.js";
import type { PaymentIntent, PaymentState } from "../storage/payment-intent.js";
import type { BankAnswer } from "./bank.js";
import { intentFor } from "./intend.js";

/** An answer of the bank, and the payment that it is about: one that is recorded, or one that is to be. */
export interface Heard {
  readonly intent: PaymentIntent;
  readonly answer: BankAnswer;
  readonly now: Date;
}

/** Which payments an approval that names none is about, first those that it is likelier to be about. */
const LIKELIHOOD: readonly PaymentState[] = [
  "PENDING",
  "APPROVED",
  "REFUND_DUE",
  "REFUNDED",
  "REFUND_REFUSED",
  "DECLINED",
];

/** What an event says; null: nothing that there is anything to do about. `payments`: all of the order, the newest first. */
export function heardIn(
  event: PaymentEvent,
  order: Order,
  payments: readonly PaymentIntent[],
  now: Date,
): Heard | null {
  const intent = payments.find(({ id }) => id === event.paymentId) ?? null;
  if (event.type === "DECLINED") {
    const open = event.paymentId === undefined ? payments.find(({ state }) => state === "PENDING") : intent;
    return open === null || open === undefined ? null : { intent: open, answer: { kind: "declined" }, now };
  }
  const answer: BankAnswer = { kind: "approved", amountCents: event.amountCents };
  const about = intent ?? (event.paymentId === undefined ? likeliest(event, payments) : null);
  return { intent: about ?? unasked(event, order, now), answer, now };
}

function likeliest({ amountCents }: PaymentEvent, payments: readonly PaymentIntent[]): PaymentIntent | null {
  const alike = payments.filter((intent) => intent.amountCents === amountCents);
  const [first] = LIKELIHOOD.flatMap((state) => alike.find((intent) => intent.state === state) ?? []);
  return first ?? null;
}

/**
 * The record of money that nobody here asked for. Its id follows from what is said of it, so that however often, and at
 * however many servers, the bank speaks of it, it is one payment, and is given back once.
 */
function unasked({ paymentId, amountCents }: PaymentEvent, order: Order, now: Date): PaymentIntent {
  return intentFor(order, { id: paymentId ?? `pay_${amountCents}_for_${order.id}` }, now);
}
