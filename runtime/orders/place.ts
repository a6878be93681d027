import type { Order, Product } from "../../generated/schemas.js";
import type { CartLine } from "../cart/cart-lines.js";

/** What placing an order is decided from. */
export interface PlacingFacts {
  readonly userId: string;
  readonly lines: readonly CartLine[];
  readonly products: ReadonlyMap<string, Product>;
  readonly orderId: string;
  readonly now: Date;
  /** Milliseconds in which it must be paid. */
  readonly wait: number;
}

/** How long an order waits for its money where nobody said. */
export const UNPAID_MILLISECONDS = 30 * 60 * 1_000;

/** So many pieces of a product that leave the shelf. */
export interface Taking {
  readonly productId: string;
  readonly quantity: number;
}

export type Placing =
  | { readonly kind: "placed"; readonly order: Order; readonly takings: readonly Taking[] }
  | { readonly kind: "refused"; readonly code: "CART_EMPTY" | "OUT_OF_STOCK" };

/** Decides what becomes of a cart. Writes nothing: the takings and the order are for one transaction to carry out. */
export function place({ userId, lines, products, orderId, now, wait }: PlacingFacts): Placing {
  if (lines.length === 0) return { kind: "refused", code: "CART_EMPTY" };
  const takings = takingsOf(lines);
  const short = takings.some(({ productId, quantity }) => quantity > (products.get(productId)?.stock ?? 0));
  if (short) return { kind: "refused", code: "OUT_OF_STOCK" };
  const items = lines.flatMap(({ productId, quantity }) => {
    const product = products.get(productId);
    return product === undefined
      ? []
      : [{ productId, name: product.name, quantity, unitPriceCents: product.priceCents }];
  });
  const totalCents = items.reduce((sum, { quantity, unitPriceCents }) => sum + quantity * unitPriceCents, 0);
  const createdAt = now.toISOString();
  const expiresAt = new Date(now.getTime() + wait).toISOString();
  return {
    kind: "placed",
    order: { id: orderId, userId, items, totalCents, status: "PENDING_PAYMENT", createdAt, expiresAt },
    takings,
  };
}

/** One taking per product, in the order of their ids: stores that lock rows then never wait for each other in a ring. */
export function takingsOf(lines: readonly Taking[]): readonly Taking[] {
  const sums = new Map<string, number>();
  for (const { productId, quantity } of lines) sums.set(productId, (sums.get(productId) ?? 0) + quantity);
  return [...sums]
    .map(([productId, quantity]) => ({ productId, quantity }))
    .sort((a, b) => (a.productId < b.productId ? -1 : 1));
}
