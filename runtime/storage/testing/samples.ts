import type { IdempotencyRecord } from "@specwright/http";
import type { Order, Product } from "../../../generated/schemas.js";
import type { CartLine } from "../../cart/cart-lines.js";
import type { PaymentIntent } from "../payment-intent.js";

/** The moment at which the samples were made. */
export const MADE_AT = "2026-01-01T00:00:00.000Z";

/** So many minutes after the samples were made. */
export function minutesOn(minutes: number): string {
  return new Date(Date.parse(MADE_AT) + minutes * 60_000).toISOString();
}

export function product(id: string, facts: Partial<Product> = {}): Product {
  return { id: `prod_${id}`, name: "Hat", priceCents: 200, stock: 5, ...facts };
}

export function line(id: string, quantity = 1): CartLine {
  return { id: `item_${id}`, productId: `prod_${id}`, quantity };
}

export function order(id: string, facts: Partial<Order> = {}): Order {
  return {
    id: `order_${id}`,
    userId: "user_ann",
    items: [{ productId: "prod_hat", name: "Hüte \"für\" 'alle' \\ 🎩", quantity: 1, unitPriceCents: 200 }],
    totalCents: 200,
    status: "PENDING_PAYMENT",
    createdAt: MADE_AT,
    expiresAt: minutesOn(30),
    ...facts,
  };
}

export function intent(id: string, facts: Partial<PaymentIntent> = {}): PaymentIntent {
  return {
    id: `pay_${id}`,
    orderId: "order_1",
    amountCents: 200,
    state: "PENDING",
    attempts: 0,
    createdAt: MADE_AT,
    ...facts,
  };
}

export function kept(key: string, facts: Partial<IdempotencyRecord> = {}): IdempotencyRecord {
  return {
    scope: "user_ann",
    key,
    fingerprint: "f00d",
    at: MADE_AT,
    expiresAt: minutesOn(24 * 60),
    answer: {
      status: 201,
      headers: { "X-Made": "yes" },
      content: { media: "application/json", bytes: '{ "spaces":  "kept", "ü": "\\u00fc" }' },
    },
    ...facts,
  };
}
