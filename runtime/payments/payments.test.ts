import { type Listening, listen, signWebhook } from "@specwright/runtime/http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openShop, type Shop } from "../shop.js";
import { memoryStore } from "../storage/memory-store.js";
import type { PaymentIntent } from "../storage/payment-intent.js";
import type { Store } from "../storage/store.js";
import { intent, minutesOn, order, product } from "../storage/testing/samples.js";
import type { Bank, BankAnswer } from "./bank.js";

/** A bank that keeps a book, as real ones do: who asks twice about one intent is told the same. */
function bookkeeper() {
  const book = new Map<string, number>();
  const asked: string[] = [];
  let mood: "well" | "breaks after" | "declines" = "well";
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
  };
  return {
    bank,
    book,
    asked,
    /** Lets it think until it is let go. */
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
let now = new Date(minutesOn(0));
let reports: string[] = [];
let store: Store;
let shop: Shop;
let server: Listening;
let till: ReturnType<typeof bookkeeper>;

beforeEach(async () => {
  now = new Date(minutesOn(0));
  reports = [];
  till = bookkeeper();
  store = memoryStore();
  const report = (line: string) => reports.push(line);
  shop = openShop({ store, bank: till.bank, now: () => now, report, webhookSecrets: [secret] });
  server = await listen(shop.handler);
  await store.transaction(async ({ orders, products }) => {
    await products.add(product("hat", { stock: 4 }));
    await orders.add(order("1", { userId: "user_dev" }));
  });
});
afterEach(() => server.close());

async function ask(method: string, path: string, headers: Record<string, string> = {}, text?: string) {
  const body = text === undefined ? {} : { body: text };
  const response = await fetch(server.url + path, {
    method,
    headers: { "Content-Type": "application/json", ...headers },
    ...body,
  });
  const said = await response.text();
  return { status: response.status, body: said === "" ? null : JSON.parse(said), headers: response.headers };
}
const pay = (key?: string) =>
  ask("POST", "/api/payments/order_1", key === undefined ? {} : { "Idempotency-Key": key });
const found = () => ask("GET", "/api/orders/order_1");
const tell = (event: object, at = now) => {
  const text = JSON.stringify(event);
  return ask("POST", "/api/webhooks/payments", { "Webhook-Signature": signWebhook(text, secret, at) }, text);
};
const approval = { id: "evt_1", type: "APPROVED", orderId: "order_1", amountCents: 200 };

test("a bank that breaks after it took the money is asked again, by the same id, and takes it once", async () => {
  till.is("breaks after");
  expect((await pay("k1")).status).toBe(202);
  expect(reports.join()).toContain("The line is dead.");
  till.is("well");
  now = new Date(minutesOn(1));
  expect((await found()).body).toMatchObject({ status: "PAID", paidAt: minutesOn(1) });
  expect(new Set(till.asked).size).toBe(1);
  expect([...till.book.values()]).toEqual([200]);
  // What was said is said again, however it went on.
  const again = await pay("k1");
  expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([202, "true"]);
});

/** What a crash between the intent and its result leaves behind. */
async function crashed(request?: PaymentIntent["request"]) {
  const left = intent("lost", { createdAt: minutesOn(0), ...(request === undefined ? {} : { request }) });
  await store.transaction(({ payments }) => payments.add(left));
}

/** The claim of a request that is made only to be read, so that it is the kernel's own. */
async function claimOf(key: string) {
  till.is("declines");
  await pay("only to be read");
  till.is("well");
  const kept = await store.transaction(({ answers }) => answers.find("anybody", "only to be read"));
  if (kept === null) throw new Error("The refusal was not kept.");
  const { answer: _answer, ...claim } = kept;
  return { ...claim, key };
}

test("what a crash cut off is finished, and the answer is there for who asks again", async () => {
  await crashed({ id: "req-1", claim: await claimOf("k2") });
  now = new Date(minutesOn(1));
  const paid = (await found()).body;
  expect(paid.status).toBe("PAID");
  const again = await pay("k2");
  expect([again.status, again.body, again.headers.get("idempotent-replayed")]).toEqual([200, paid, "true"]);
  expect((await pay()).body.code).toBe("ORDER_ALREADY_PAID");
});

test("what is open holds the order beyond its time; declined then, it ends and gives its pieces back", async () => {
  await crashed();
  till.is("declines");
  now = new Date(minutesOn(31));
  await found();
  now = new Date(minutesOn(32));
  expect((await found()).body.status).toBe("CANCELLED");
  expect((await ask("GET", "/api/products/prod_hat")).body.stock).toBe(5);
  expect((await pay()).body.code).toBe("ORDER_CANCELLED");
});

test("twenty at once are one payment", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => pay()));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ body }) => body.code === "ORDER_ALREADY_PAID")).toHaveLength(19);
  expect(till.asked).toHaveLength(1);
});

test.each([
  ["an approval", "APPROVED"],
  ["a decline of an earlier attempt", "DECLINED"],
])(
  "%s that is reported while the bank is asked costs nobody money: what it says then counts",
  async (_what, type) => {
    const letGo = till.hold();
    const paying = pay("k1");
    await expect.poll(() => till.asked.length).toBe(1);
    expect((await tell({ ...approval, type })).status).toBe(204);
    letGo();
    const { status, body } = await paying;
    expect([status, body.status]).toEqual([200, "PAID"]);
    const again = await pay("k1");
    expect([again.status, again.body, again.headers.get("idempotent-replayed")]).toEqual([200, body, "true"]);
    expect((await found()).body).toEqual(body);
    expect([...till.book.values()]).toEqual([200]);
  },
);

test("a decline that the completer hears is there for who asks again", async () => {
  await crashed({ id: "req-1", claim: await claimOf("k2") });
  till.is("declines");
  now = new Date(minutesOn(1));
  await found();
  till.is("well");
  const again = await pay("k2");
  expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([402, "true"]);
});

test("a decline that is reported for what a crash cut off leaves its key free to pay anew", async () => {
  await crashed({ id: "req-1", claim: await claimOf("k2") });
  await tell({ ...approval, type: "DECLINED" });
  expect((await pay("k2")).body).toMatchObject({ status: "PAID" });
  expect([...till.book.values()]).toEqual([200]);
});

test("an event that is no event, or speaks of nothing we know, changes nothing", async () => {
  const { status, body } = await tell({ ...approval, amountCents: "200", id: "" });
  expect([status, body.code]).toEqual([400, "VALIDATION_FAILED"]);
  expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(["id", "amountCents"]);
  expect((await ask("POST", "/api/webhooks/payments", {}, "{}")).status).toBe(400);
  const unkept = await tell({ ...approval, id: "evt\0", orderId: "order_\ud800" });
  expect([unkept.status, unkept.body.code]).toEqual([400, "VALIDATION_FAILED"]);
  expect(unkept.body.errors.map(({ path }: { path: string }) => path)).toEqual(["id", "orderId"]);
  expect((await tell({ ...approval, orderId: "order_none" })).status).toBe(204);
  expect((await found()).body.status).toBe("PENDING_PAYMENT");
});

test("an approval pays once; another amount, or a cancelled order, is told to a person", async () => {
  expect((await tell({ ...approval, amountCents: 199 })).status).toBe(204);
  expect(reports.join()).toContain("which costs 200");
  expect((await found()).body.status).toBe("PENDING_PAYMENT");
  expect((await tell({ ...approval, id: "evt_2", more: "of the bank's" })).status).toBe(204);
  const paid = (await found()).body;
  expect(paid.status).toBe("PAID");
  await tell({ ...approval, id: "evt_3" });
  await tell({ ...approval, id: "evt_4", type: "DECLINED" });
  expect((await found()).body).toEqual(paid);
  await store.transaction(({ orders }) =>
    orders.add(order("2", { status: "CANCELLED", userId: "user_dev" })),
  );
  await tell({ ...approval, id: "evt_5", orderId: "order_2" });
  expect(reports.at(-1)).toContain("order_2, which is cancelled");
});

test("without a secret no event is believed", async () => {
  server.swap(openShop({ store, now: () => now }).handler);
  expect((await tell(approval)).body.code).toBe("BAD_SIGNATURE");
});
