import type { Order } from "../../generated/schemas.js";
import type { Tables } from "../storage/store.js";
import { takingsOf } from "./place.js";

/**
 * Ends an unpaid order and puts its pieces back on the shelves. Both hang on one compare and set: where the order has ended
 * before, the transaction fails, so that the pieces come back once.
 */
export async function endAndGiveBack(
  cancelled: Order,
  { orders, products }: Pick<Tables, "orders" | "products">,
): Promise<void> {
  if (!(await orders.move(cancelled, "PENDING_PAYMENT")))
    throw new Error(`${cancelled.id} has ended before it could be ended.`);
  for (const { productId, quantity } of takingsOf(cancelled.items))
    await products.giveBack(productId, quantity);
}
