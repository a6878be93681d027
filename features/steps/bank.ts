import { When } from "@cucumber/cucumber";
import type { AcceptanceWorld } from "@specwright/acceptance";
import { signWebhook } from "@specwright/http";
import type { Order } from "../../generated/schemas.js";
import { webhookSecret } from "../support/secrets.js";

/** What the bank can say of an order that costs so much. */
const reports: Readonly<Record<string, (totalCents: number) => { type: string; amountCents: number }>> = {
  approval: (totalCents) => ({ type: "APPROVED", amountCents: totalCents }),
  underpayment: (totalCents) => ({ type: "APPROVED", amountCents: totalCents - 1 }),
  decline: (totalCents) => ({ type: "DECLINED", amountCents: totalCents }),
};

When(
  "the bank sends {word}, {word} of {word}, signed {int} seconds {word} now",
  async function (
    this: AcceptanceWorld,
    event: string,
    what: string,
    handle: string,
    seconds: number,
    side: string,
  ) {
    await report(this, { event, what, handle, seconds, side, paymentId: null });
  },
);

When(
  "the bank sends {word}, {word} of another payment of {word}, signed {int} seconds {word} now",
  async function (
    this: AcceptanceWorld,
    event: string,
    what: string,
    handle: string,
    seconds: number,
    side: string,
  ) {
    await report(this, { event, what, handle, seconds, side, paymentId: `pay_other_${event}` });
  },
);

/** What the bank says of an order, and when it signed that. */
interface Reporting {
  readonly event: string;
  readonly what: string;
  readonly handle: string;
  readonly seconds: number;
  readonly side: string;
  /** The payment that it names; null: it names none. */
  readonly paymentId: string | null;
}

async function report(
  world: AcceptanceWorld,
  { event, what, handle, seconds, side, paymentId }: Reporting,
): Promise<void> {
  const order = world.handles.get(handle) as Order | undefined;
  const said = reports[what];
  if (order === undefined || said === undefined || !["before", "after"].includes(side))
    throw new Error(`The bank cannot send ${what} of ${handle}, ${seconds} seconds ${side} now.`);
  // The name means one event of this scenario; a server that is not fresh may know one of that name from another.
  // And a field that we know nothing of, as banks have them.
  const fields = {
    id: `${event}_${order.id}`,
    orderId: order.id,
    ...said(order.totalCents),
    ...(paymentId === null ? {} : { paymentId }),
    currency: "EUR",
  };
  const signedAt = new Date(world.now().getTime() + (side === "before" ? -seconds : seconds) * 1_000);
  await send(world, JSON.stringify(fields), signedAt);
}

When("the bank signs and sends {string}", async function (this: AcceptanceWorld, text: string) {
  await send(this, text, this.now());
});

async function send(world: AcceptanceWorld, text: string, signedAt: Date): Promise<void> {
  await world.request("POST", "/api/webhooks/payments", {
    text,
    headers: {
      "Content-Type": "application/json",
      "Webhook-Signature": signWebhook(text, webhookSecret, signedAt),
    },
  });
}
