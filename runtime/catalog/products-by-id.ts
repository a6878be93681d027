import type { Product } from "../../generated/schemas.js";
import type { Products } from "../storage/store.js";

/** The products of some lines, each looked up once. */
export async function productsById(
  products: Products,
  lines: readonly { readonly productId: string }[],
): Promise<ReadonlyMap<string, Product>> {
  const found = new Map<string, Product>();
  for (const id of new Set(lines.map(({ productId }) => productId))) {
    const product = await products.find(id);
    if (product !== null) found.set(id, product);
  }
  return found;
}
