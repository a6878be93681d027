import Stripe from "stripe";
import type { Bank, BankAnswer } from "./bank.js";

export interface StripeSettings {
  readonly key: string;
  /** Three letters, such as `eur`. */
  readonly currency: string;
  /** The payment method of who names none. */
  readonly method: string;
  /** Where its API is, if not at Stripe: a stand-in for tests. */
  readonly api?: { readonly host: string; readonly port: number; readonly protocol: "http" | "https" };
}

/** Has Stripe take the money. The id of the intent is Stripe's idempotency key, so asking again never takes it twice. */
export function stripeBank({ key, currency, method, api = undefined }: StripeSettings): Bank {
  // Whoever asks again is the completer, which knows how long to wait.
  const stripe = new Stripe(key, { maxNetworkRetries: 0, telemetry: false, ...api });
  return {
    charge: async ({ intent: { id, orderId, amountCents, card = method } }) => {
      try {
        const created = await stripe.paymentIntents.create(
          {
            amount: amountCents,
            currency,
            payment_method: card,
            confirm: true,
            // Nobody is there to be sent to her bank's pages.
            automatic_payment_methods: { enabled: true, allow_redirects: "never" },
            metadata: { orderId, intentId: id },
          },
          { idempotencyKey: id },
        );
        return await answerOf(stripe, created);
      } catch (error) {
        if (isRefusal(error)) return { kind: "declined" };
        throw error;
      }
    },
  };
}

/** The card was refused, or there is none of this name: no money was taken, and asking again will not help. */
function isRefusal(error: unknown): boolean {
  const { StripeCardError, StripeInvalidRequestError } = Stripe.errors;
  return error instanceof StripeCardError || error instanceof StripeInvalidRequestError;
}

async function answerOf(stripe: Stripe, created: Stripe.PaymentIntent): Promise<BankAnswer> {
  // Under the same key Stripe repeats what it said first; how things stand now must be asked for.
  const { id, status, amount_received } =
    created.status === "succeeded" ? created : await stripe.paymentIntents.retrieve(created.id);
  if (status === "succeeded") return { kind: "approved", amountCents: amount_received };
  if (status === "processing" || status === "requires_capture") return { kind: "unknown" };
  // What waits for somebody must not take the money later, when we have told that it did not.
  if (status !== "canceled") await stripe.paymentIntents.cancel(id);
  return { kind: "declined" };
}
