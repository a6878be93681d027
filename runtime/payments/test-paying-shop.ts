import { listen, signWebhook } from "@specwright/http";
import { openShop } from "../shop.js";
import { memoryStore } from "../storage/memory-store.js";
import type { PaymentIntent } from "../storage/payment-intent.js";
import { intent, minutesOn, order, product } from "../storage/testing/samples.js";
import type { Bank, BankAnswer, RefundAnswer } from "./bank.js";

/** A bank that keeps records, as real ones do: two requests for one intent get the same answer. */
function bookkeeper() {
  const book = new Map<string, number>();
  const returned: string[] = [];
  const asked: string[] = [];
  let mood: "well" | "breaks after" | "declines" | "keeps" = "well";
  let held: Promise<void> = Promise.resolve();
  const bank: Bank = {
    charge: async ({ intent: { id, amountCents } }): Promise<BankAnswer> => {
      asked.push(id);
      await held;
      if (mood === "declines") return { kind: "declined" };
      book.set(id, amountCents);
      if (mood === "breaks after") throw new Error("The line is dead.");
      return { kind: "approved", amountCents };
    },
    refund: async ({ intent: { id } }): Promise<RefundAnswer> => {
      if (mood === "keeps") return { kind: "refused", reason: "it keeps it" };
      if (!returned.includes(id)) returned.push(id);
      if (mood === "breaks after") throw new Error("The line is dead.");
      return { kind: "refunded" };
    },
  };
  return {
    bank,
    book,
    returned,
    asked,
    /** Makes it wait until it is released. */
    hold: (): (() => void) => {
      let letGo = (): void => {};
      held = new Promise((resolve) => {
        letGo = resolve;
      });
      return letGo;
    },
    is: (next: typeof mood) => {
      mood = next;
    },
  };
}

const secret = "whsec_of_the_bank";

/** A shop in memory with one order that waits, a bank that keeps a book, and a clock that the test moves. */
export async function openPayingShop() {
  const [till, store, reports] = [bookkeeper(), memoryStore(), [] as string[]];
  const clock = { now: new Date(minutesOn(0)) };
  const parts = {
    store,
    bank: till.bank,
    now: () => clock.now,
    report: (line: string) => reports.push(line),
  };
  const server = await listen(openShop({ ...parts, webhookSecrets: [secret] }).handler);
  await store.transaction(async ({ orders, products }) => {
    await products.add(product("hat", { stock: 4 }));
    await orders.add(order("1", { userId: "user_dev" }));
  });
  const ask = async (method: string, path: string, headers: Record<string, string> = {}, text?: string) => {
    const body = text === undefined ? {} : { body: text };
    const response = await fetch(server.url + path, {
      method,
      headers: { "Content-Type": "application/json", ...headers },
      ...body,
    });
    const said = await response.text();
    return {
      status: response.status,
      body: said === "" ? null : JSON.parse(said),
      headers: response.headers,
    };
  };
  const found = () => ask("GET", "/api/orders/order_1");
  return {
    till,
    store,
    reports,
    clock,
    ask,
    found,
    pay: (key?: string) =>
      ask("POST", "/api/payments/order_1", key === undefined ? {} : { "Idempotency-Key": key }),
    deliver: (event: object, at = clock.now) => {
      const text = JSON.stringify(event);
      return ask(
        "POST",
        "/api/webhooks/payments",
        { "Webhook-Signature": signWebhook(text, secret, at) },
        text,
      );
    },
    /** What a crash between the intent and its result leaves behind. */
    crashed: async (request?: PaymentIntent["request"]) => {
      const left = intent("lost", { createdAt: minutesOn(0), ...(request === undefined ? {} : { request }) });
      await store.transaction(({ payments }) => payments.add(left));
    },
    /** Lets the completer come by, as it does within a minute. */
    minutesLater: async (minutes: number) => {
      clock.now = new Date(clock.now.getTime() + minutes * 60_000);
      await found();
    },
    /** Continues with a shop that accepts no event. */
    forgetSecret: () => server.swap(openShop(parts).handler),
    close: () => server.close(),
  };
}

export type PayingShop = Awaited<ReturnType<typeof openPayingShop>>;

/** What the bank says of the order that waits. */
export const approval = { id: "evt_1", type: "APPROVED", orderId: "order_1", amountCents: 200 };
