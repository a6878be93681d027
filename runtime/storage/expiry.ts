import type { Order } from "../../generated/schemas.js";
import type { OrderTerms } from "./store.js";

/** When an unpaid order ends: as it says itself, else as its terms do; null: never. */
export function expiryOf(order: Order, terms: OrderTerms = {}): string | null {
  const said: object & { readonly expiresAt?: unknown } = order;
  return typeof said.expiresAt === "string" ? said.expiresAt : (terms.expiresAt ?? null);
}
