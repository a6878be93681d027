import type { Order } from "../../generated/schemas.js";

/** Whether an order belongs to who asks (null: everybody is believed); what does not might as well not exist. */
export function isOf({ userId }: Order, caller: string | null): boolean {
  return caller === null || userId === caller;
}
