import type { Order } from "../../generated/schemas.js";

/** Whether an order belongs to the caller (null: authentication is off); what does not might as well not exist. */
export function isOf({ userId }: Order, caller: string | null): boolean {
  return caller === null || userId === caller;
}
