import type { Order } from "../../generated/schemas.js";
import { ended, type Standing } from "./standing.js";

export type Cancelling =
  | { readonly kind: "cancelled"; readonly order: Order }
  | {
      readonly kind: "refused";
      readonly code: "ORDER_ALREADY_PAID" | "ORDER_CANCELLED" | "PAYMENT_IN_PROGRESS";
    };

/** Decides whether a buyer may cancel an order. */
export function cancel(standing: Standing, now: Date): Cancelling {
  switch (standing.kind) {
    case "waiting":
      return { kind: "cancelled", order: ended(standing.order, now) };
    case "being paid":
      return { kind: "refused", code: "PAYMENT_IN_PROGRESS" };
    case "paid":
      return { kind: "refused", code: "ORDER_ALREADY_PAID" };
    case "over":
      return { kind: "refused", code: "ORDER_CANCELLED" };
  }
}
