import type { Order } from "../../generated/schemas.js";
import type { Tables } from "../storage/store.js";
import { endAndGiveBack } from "./give-back.js";
import { isTimeOver, type Standing, standingOf } from "./standing.js";

type Shelves = Pick<Tables, "orders" | "payments" | "products">;

/**
 * Where an order stands now; null: there is none. An end that the clock has brought is written down in the same
 * transaction: every later request, at whatever server and by whatever clock, is answered the same.
 */
export async function standingIn(tables: Shelves, id: string, now: Date): Promise<Standing | null> {
  const order = await tables.orders.find(id);
  if (order === null) return null;
  const payments = order.status === "PENDING_PAYMENT" ? await tables.payments.ofOrder(id) : [];
  const standing = standingOf(order, payments, now);
  if (standing.kind === "over" && standing.unrecorded) await endAndGiveBack(standing.order, tables);
  return standing;
}

/** An order that was found, as anybody may see it now. */
export async function shownNow(tables: Shelves, order: Order, now: Date): Promise<Order> {
  const standing = isTimeOver(order, now) ? await standingIn(tables, order.id, now) : null;
  return standing === null ? order : standing.order;
}
