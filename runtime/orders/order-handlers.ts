import { type Context, refuse } from "@specwright/http";
import type { GetApiOrdersReply, OrderManagementHandlers } from "../../generated/handlers.js";
import { storeReply } from "../answers-in-store.js";
import { userOf } from "../caller.js";
import type { NewId } from "../ids.js";
import type { Page } from "../storage/page.js";
import type { Store } from "../storage/store.js";
import { cancelInOneStep } from "./cancel-in-one-step.js";
import { isOf } from "./own-order.js";
import { UNPAID_MILLISECONDS } from "./place.js";
import { placeInOneStep } from "./place-in-one-step.js";
import { shownNow } from "./standing-in-store.js";

/** Serves order-management. `wait`: milliseconds in which an order must be paid. */
export function orderHandlers(
  store: Store,
  newId: NewId,
  wait: number = UNPAID_MILLISECONDS,
): OrderManagementHandlers {
  return {
    postApiOrders: async (_input, context) => {
      const userId = userOf(context);
      if (userId === null) return refuse("FORBIDDEN");
      const facts = { userId, orderId: newId("order"), now: context.now(), wait };
      const placing = await placeInOneStep(store, facts, async (order, tables) => {
        const reply = { status: 201, body: order } as const;
        await storeReply(tables, context, reply);
        return reply;
      });
      return placing.kind === "refused" ? refuse(placing.code) : placing.result;
    },

    getApiOrdersById: async ({ params }, { caller, now }) => {
      const shown = await store.transaction(async (tables) => {
        const order = await tables.orders.find(params.id);
        return order === null || !isOf(order, caller) ? null : shownNow(tables, order, now());
      });
      return shown === null ? refuse("ORDER_NOT_FOUND") : { status: 200, body: shown };
    },

    getApiOrders: ({ query: { limit, after } }, context) =>
      pageOf(store, userOf(context), { limit, after }, context),

    postApiOrdersByIdCancel: async ({ params }, context) => {
      const cancelling = await cancelInOneStep(store, params.id, context);
      if (cancelling === null) return refuse("ORDER_NOT_FOUND");
      return cancelling.kind === "refused"
        ? refuse(cancelling.code)
        : { status: 200, body: cancelling.order };
    },
  };
}

async function pageOf(
  store: Store,
  userId: string | null,
  page: Page,
  { now }: Pick<Context, "now">,
): Promise<GetApiOrdersReply> {
  if (userId === null) return refuse("FORBIDDEN");
  return store.transaction(async (tables) => {
    const last = page.after === undefined ? null : await tables.orders.find(page.after);
    if (page.after !== undefined && last?.userId !== userId)
      return refuse("VALIDATION_FAILED", {
        errors: [{ path: "after", message: "must be the id of an order of yours" }],
      });
    const shown = [];
    for (const order of await tables.orders.listOf(userId, page))
      shown.push(await shownNow(tables, order, now()));
    return { status: 200, body: shown };
  });
}
