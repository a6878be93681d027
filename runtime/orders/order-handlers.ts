import { type Context, refuse } from "@specwright/runtime/http";
import type { GetApiOrdersReply, OrderManagementHandlers } from "../../generated/handlers.js";
import { userOf } from "../caller.js";
import type { NewId } from "../ids.js";
import { settleIn } from "../settle.js";
import type { Page } from "../storage/page.js";
import type { Store } from "../storage/store.js";
import { cancel, isOf } from "./cancel.js";
import { endAndGiveBack } from "./give-back.js";
import { UNPAID_MILLISECONDS } from "./place.js";
import { placeInOneStep } from "./place-in-one-step.js";

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
        await settleIn(tables, context, reply);
        return reply;
      });
      return placing.kind === "refused" ? refuse(placing.code) : placing.result;
    },

    getApiOrdersById: async ({ params }, { caller }) => {
      const order = await store.transaction(({ orders }) => orders.find(params.id));
      return order === null || !isOf(order, caller)
        ? refuse("ORDER_NOT_FOUND")
        : { status: 200, body: order };
    },

    getApiOrders: ({ query: { limit, after } }, context) => pageOf(store, userOf(context), { limit, after }),

    postApiOrdersByIdCancel: ({ params }, context) => cancelInOneStep(store, params.id, context),
  };
}

async function pageOf(store: Store, userId: string | null, page: Page): Promise<GetApiOrdersReply> {
  if (userId === null) return refuse("FORBIDDEN");
  return store.transaction(async ({ orders }) => {
    const last = page.after === undefined ? null : await orders.find(page.after);
    if (page.after !== undefined && last?.userId !== userId)
      return refuse("VALIDATION_FAILED", {
        errors: [{ path: "after", message: "must be the id of an order of yours" }],
      });
    return { status: 200, body: await orders.listOf(userId, page) };
  });
}

function cancelInOneStep(store: Store, id: string, { caller, now }: Pick<Context, "caller" | "now">) {
  return store.transaction(async (tables) => {
    const [order, payments] = [await tables.orders.find(id), await tables.payments.ofOrder(id)];
    const cancelling = cancel({ order, caller, payments, now: now() });
    if (cancelling.kind === "refused") return refuse(cancelling.code);
    if (!(await endAndGiveBack(cancelling.order, tables))) return refuse("ORDER_CANCELLED");
    return { status: 200, body: cancelling.order } as const;
  });
}
