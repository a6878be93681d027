import { proveWebhook, refuse } from "@specwright/http";
import type { PaymentHandlers } from "../../generated/handlers.js";
import type { Cashier } from "./cashier.js";
import { hearEvent } from "./hear-event.js";
import { payOrder } from "./pay-order.js";
import { readPaymentEvent } from "./payment-event.js";

/** Serves payment. `secrets`: what the bank signs with, two while it changes; without any, no event is believed. */
export function paymentHandlers(cashier: Cashier, secrets: readonly string[]): PaymentHandlers {
  return {
    postApiPaymentsByOrderId: ({ params: { orderId }, body: { card } }, context) =>
      payOrder(cashier, { orderId, card }, context),

    postApiWebhooksPayments: async ({ headers }, { rawBody, now }) => {
      const signature = headers["Webhook-Signature"];
      const proof = proveWebhook({ signature, rawBody, secrets, now: now() });
      if (proof.kind === "refused") return refuse("BAD_SIGNATURE");
      const reading = readPaymentEvent(rawBody);
      if (reading.kind === "unfit") return refuse("VALIDATION_FAILED", { errors: reading.errors });
      await hearEvent(cashier, reading.event, now());
      return { status: 204 };
    },
  };
}
