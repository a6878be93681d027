import { type Context, KeyTaken, refuse } from "@specwright/http";
import type { PostApiPaymentsByOrderIdReply } from "../../generated/handlers.js";
import { storeReply } from "../answers-in-store.js";
import { isOf } from "../orders/own-order.js";
import { standingIn } from "../orders/standing-in-store.js";
import type { PaymentIntent } from "../storage/payment-intent.js";
import type { Tables } from "../storage/store.js";
import type { Cashier } from "./cashier.js";
import type { Conclusion } from "./conclude.js";
import { concludeIn } from "./conclude-in-store.js";
import { intend } from "./intend.js";

type Reply = PostApiPaymentsByOrderIdReply;

/** What was asked for. */
export interface PaymentWish {
  readonly orderId: string;
  readonly card?: string | undefined;
}

type Step =
  | { readonly kind: "reply"; readonly reply: Reply }
  | { readonly kind: "call"; readonly intent: PaymentIntent }
  | { readonly kind: "wait"; readonly intent: PaymentIntent };

/** Pays an order: an intent, the call, its result. Who comes while another payment is under way waits for that one. */
export async function payOrder(cashier: Cashier, wish: PaymentWish, context: Context): Promise<Reply> {
  const id = cashier.newId("pay");
  const until = performance.now() + cashier.patience;
  for (;;) {
    const step = await cashier.store.transaction((tables) =>
      nextStep(tables, { ...wish, id }, context, (intent) => {
        const age = context.now().getTime() - Date.parse(intent.createdAt);
        return intent.attempts > 0 || age > cashier.patience || performance.now() > until;
      }),
    );
    if (step.kind === "reply") return step.reply;
    if (step.kind === "call") return callAndConclude(cashier, step.intent, context);
    await cashier.underWay.wait(step.intent.id);
  }
}

/** The first transaction: that somebody means to pay is known before the bank is called. */
async function nextStep(
  tables: Tables,
  { orderId, card, id }: PaymentWish & { readonly id: string },
  context: Context,
  hopeless: (intent: PaymentIntent) => boolean,
): Promise<Step> {
  const { claim, requestId, caller } = context;
  const now = context.now();
  const standing = await standingIn(tables, orderId, now);
  if (standing === null || !isOf(standing.order, caller))
    return { kind: "reply", reply: refuse("ORDER_NOT_FOUND") };
  const wished = {
    id,
    ...(card === undefined ? {} : { card }),
    ...(claim === null ? {} : { request: { id: requestId, claim } }),
  };
  const intending = intend(standing, wished, now);
  if (intending.kind === "refused") return { kind: "reply", reply: refuse(intending.code) };
  if (intending.kind === "intends") {
    const added = await tables.payments.add(intending.intent);
    return { kind: added ? "call" : "wait", intent: intending.intent };
  }
  if (!hopeless(intending.intent)) return { kind: "wait", intent: intending.intent };
  const reply = { status: 202, body: intending.order } as const;
  await storeReply(tables, context, reply);
  return { kind: "reply", reply };
}

/** The call, and the last transaction: the result and the answer to the client are both there, or neither. */
function callAndConclude(cashier: Cashier, intent: PaymentIntent, context: Context): Promise<Reply> {
  const { orderId, id } = intent;
  return cashier.underWay.during(id, async () => {
    const answer = await cashier.ask(intent, context.trace?.traceparent ?? null);
    const heard = { intent, answer, now: context.now() };
    const concluding = cashier.store.transaction(async (tables) => {
      const conclusion = await concludeIn(tables, heard);
      const reply = await replyTo(conclusion, orderId, tables);
      await storeReply(tables, context, reply);
      return { reply, alarm: conclusion?.alarm ?? null };
    });
    const { reply, alarm } = await concluding.catch(async (error: unknown) => {
      // Another answer stands under the key already. What the bank said counts nevertheless.
      if (error instanceof KeyTaken) await cashier.hear(async () => heard);
      throw error;
    });
    if (alarm !== null) cashier.report(alarm);
    return reply;
  });
}

async function replyTo(
  conclusion: Conclusion | null,
  orderId: string,
  { orders }: Pick<Tables, "orders">,
): Promise<Reply> {
  const order = await orders.find(orderId);
  if (conclusion === null || order === null) return refuse("ORDER_NOT_FOUND");
  switch (conclusion.outcome) {
    case "paid":
      return { status: 200, body: order };
    case "unknown":
      return { status: 202, body: order };
    case "declined":
      return refuse("PAYMENT_DECLINED");
    case "already paid":
      return refuse("ORDER_ALREADY_PAID");
    case "cancelled":
      return refuse("ORDER_CANCELLED");
  }
}
