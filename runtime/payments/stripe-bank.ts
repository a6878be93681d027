import Stripe from "stripe";
import { z } from "zod";
import type { PaymentIntent } from "../storage/payment-intent.js";
import { type Bank, type BankAnswer, PATIENCE, type RefundAnswer } from "./bank.js";
import { boundedFetch, onBehalfOf } from "./bounded-fetch.js";

export interface StripeSettings {
  readonly key: string;
  /** Three letters, such as `eur`. */
  readonly currency: string;
  /** The payment method of who names none. */
  readonly method: string;
  /** Where its API is, if not at Stripe: a stand-in for tests. */
  readonly api?: { readonly host: string; readonly port: number; readonly protocol: "http" | "https" };
  /** Milliseconds for all of an answer to arrive. */
  readonly patience?: number;
}

/** Stripe forgets a key after a day: asked again by it then, it would take the money a second time. */
const KEY_LASTS = 23 * 60 * 60 * 1_000;

/** What we read of an answer. Of the types its library promises nothing is checked there. */
const Taken = z.object({
  id: z.string().min(1),
  status: z.string(),
  currency: z.string(),
  amount_received: z.int().min(0),
});
type Taken = z.infer<typeof Taken>;

const Returned = z.object({ status: z.string() });

/**
 * Has Stripe take the money, and give it back. The id of the intent makes Stripe's idempotency keys, so asking again does
 * neither twice.
 */
export function stripeBank({
  key,
  currency,
  method,
  api = undefined,
  patience = PATIENCE,
}: StripeSettings): Bank {
  const stripe = new Stripe(key, {
    // Whoever asks again is the completer, which knows how long to wait.
    maxNetworkRetries: 0,
    telemetry: false,
    timeout: patience,
    httpClient: Stripe.createFetchHttpClient(boundedFetch),
    ...api,
  });
  const ask = async ({
    id,
    orderId,
    amountCents,
    createdAt,
    card = method,
  }: PaymentIntent): Promise<BankAnswer> => {
    // Stripe takes no payment of nothing.
    if (amountCents === 0) return { kind: "approved", amountCents };
    if (Date.now() - Date.parse(createdAt) > KEY_LASTS) return lookUp(stripe, id, currency);
    const asked: Stripe.PaymentIntentCreateParams = {
      amount: amountCents,
      currency,
      payment_method: card,
      confirm: true,
      // No browser is there that could be sent to pages of a bank.
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
      metadata: { orderId, intentId: id },
    };
    let created: Stripe.PaymentIntent;
    try {
      created = await stripe.paymentIntents.create(asked, { idempotencyKey: id });
    } catch (error) {
      if (isRefusal(error)) return { kind: "declined" };
      throw error;
    }
    // What is refused from here on says nothing of the money: it may have been taken.
    return await answerOf(stripe, Taken.parse(created), currency);
  };
  return {
    charge: ({ intent, ...who }) => onBehalfOf(who, () => ask(intent)),
    refund: ({ intent, ...who }) => onBehalfOf(who, () => giveBack(stripe, intent)),
  };
}

async function giveBack(
  stripe: Stripe,
  { id, amountCents, createdAt }: PaymentIntent,
): Promise<RefundAnswer> {
  if (amountCents === 0) return { kind: "refunded" };
  const taken = await find(stripe, id);
  if (taken === null) {
    const reason = `Stripe finds no payment whose metadata says intentId ${id}.`;
    // Its search shows a new payment some time after it was made.
    if (Date.now() - Date.parse(createdAt) < KEY_LASTS) throw new Error(reason);
    return { kind: "refused", reason };
  }
  try {
    const refund = await stripe.refunds.create(
      { payment_intent: taken.id, metadata: { intentId: id } },
      { idempotencyKey: `refund_${id}` },
    );
    const { status } = Returned.parse(refund);
    if (status === "succeeded" || status === "pending") return { kind: "refunded" };
    return { kind: "refused", reason: `Stripe's refund of ${taken.id} is ${status}.` };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    if (error.code === "charge_already_refunded") return { kind: "refunded" };
    return { kind: "refused", reason: error.message };
  }
}

/** The card was refused, or there is none of this name: no money was taken, and asking again will not help. */
function isRefusal(error: unknown): boolean {
  const { StripeCardError, StripeInvalidRequestError } = Stripe.errors;
  return error instanceof StripeCardError || error instanceof StripeInvalidRequestError;
}

/** Says what became of an old payment without making one: Stripe finds it by the id that we gave it. */
async function lookUp(stripe: Stripe, id: string, currency: string): Promise<BankAnswer> {
  const found = await find(stripe, id);
  return found === null ? { kind: "declined" } : await answerOf(stripe, found, currency);
}

/** The payment at Stripe that was made for an intent; null: Stripe finds none. */
async function find(stripe: Stripe, id: string): Promise<Taken | null> {
  // An id that the bank named in an event could hold a quotation mark.
  if (!/^\w+$/.test(id)) return null;
  const { data } = await stripe.paymentIntents.search({ query: `metadata['intentId']:'${id}'` });
  const [found] = z.array(Taken).parse(data);
  return found ?? null;
}

async function answerOf(stripe: Stripe, created: Taken, currency: string): Promise<BankAnswer> {
  // Under the same key Stripe repeats what it said first; how things stand now must be asked for.
  const { id, status, amount_received, ...now } =
    created.status === "succeeded" ? created : Taken.parse(await stripe.paymentIntents.retrieve(created.id));
  if (status === "succeeded") {
    if (now.currency.toLowerCase() !== currency.toLowerCase())
      throw new Error(`Stripe took ${amount_received} in ${now.currency}, and was asked for ${currency}.`);
    return { kind: "approved", amountCents: amount_received };
  }
  if (status === "processing" || status === "requires_capture") return { kind: "unknown" };
  // What waits for the buyer must not take the money later, when we have answered that it did not. If it cannot be called
  // off, it has just succeeded: the next question will say so.
  if (status !== "canceled") await stripe.paymentIntents.cancel(id);
  return { kind: "declined" };
}
