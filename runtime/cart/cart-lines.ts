import type { Cart, Product } from "../../generated/schemas.js";

/** A line as it is kept: prices are looked up when somebody looks. */
export interface CartLine {
  readonly id: string;
  readonly productId: string;
  readonly quantity: number;
}

/** The most pieces of one product in one cart. */
export const MAX_QUANTITY = 99;

/** The lines after adding so many pieces, one line per product; null where that would be too many. */
export function addToLines(
  lines: readonly CartLine[],
  more: { readonly productId: string; readonly quantity: number },
  newId: () => string,
): readonly CartLine[] | null {
  const line = lines.find(({ productId }) => productId === more.productId);
  const quantity = (line?.quantity ?? 0) + more.quantity;
  if (quantity > MAX_QUANTITY) return null;
  if (line === undefined) return [...lines, { id: newId(), ...more, quantity }];
  return lines.map((other) => (other === line ? { ...line, quantity } : other));
}

/** The lines without the one of this id; null where there is none. */
export function removeFromLines(lines: readonly CartLine[], id: string): readonly CartLine[] | null {
  const left = lines.filter((line) => line.id !== id);
  return left.length === lines.length ? null : left;
}

/** The cart as its owner sees it, at today's prices. */
export function cartOf(
  userId: string,
  lines: readonly CartLine[],
  products: ReadonlyMap<string, Product>,
): Cart {
  const items = lines.flatMap(({ id, productId, quantity }) => {
    const product = products.get(productId);
    return product === undefined ? [] : [{ id, productId, quantity, priceCents: product.priceCents }];
  });
  const totalCents = items.reduce((sum, { quantity, priceCents }) => sum + quantity * priceCents, 0);
  const pieces = items.reduce((sum, { quantity }) => sum + quantity, 0);
  return { userId, items, pieces, totalCents };
}
