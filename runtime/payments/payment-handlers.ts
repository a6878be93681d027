import { refuse } from "@specwright/runtime/http";
import type { PaymentHandlers } from "../../generated/handlers.js";
import type { Store } from "../storage/store.js";
import { pay } from "./pay.js";

/** Serves payment. */
export function paymentHandlers(store: Store): PaymentHandlers {
  return {
    postApiPaymentsByOrderId: ({ params }, { now }) =>
      store.transaction(async ({ orders }) => {
        const payment = pay(await orders.find(params.orderId), now());
        if (payment.kind === "refused") return refuse(payment.code);
        // Compare and set: of two payments at once, in any store, only one moves the order.
        const moved = await orders.move(payment.order, "PENDING_PAYMENT");
        return moved ? { status: 200, body: payment.order } : refuse("ORDER_ALREADY_PAID");
      }),
  };
}
