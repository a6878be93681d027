import type { Order } from "../../generated/schemas.js";
import type { Tables } from "../storage/store.js";
import { takingsOf } from "./place.js";

/**
 * Ends an order and puts its pieces back on the shelves; false where it had ended before. Both hang on one compare and
 * set, so that the pieces come back once, whoever gets here first.
 */
export async function endAndGiveBack(
  cancelled: Order,
  { orders, products }: Pick<Tables, "orders" | "products">,
): Promise<boolean> {
  if (!(await orders.move(cancelled, "PENDING_PAYMENT"))) return false;
  for (const { productId, quantity } of takingsOf(cancelled.items))
    await products.giveBack(productId, quantity);
  return true;
}
