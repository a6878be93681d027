import { afterEach, beforeEach, expect, test } from "vitest";
import { intent } from "../storage/testing/samples.js";
import { askBank, askForRefund, type Bank } from "./bank.js";
import { stripeBank } from "./stripe-bank.js";
import { openStandIn, type StandIn, succeeded } from "./test-stripe.js";

let bank: Bank;
let standIn: StandIn;

beforeEach(async () => {
  standIn = await openStandIn();
  bank = stripeBank({ key: "sk_test_1", currency: "eur", method: "pm_good", api: standIn.api });
});
afterEach(() => standIn.close());

const createdAt = new Date().toISOString();
const ask = () => askBank(bank, intent("a", { createdAt }));
const giveBack = (id = "a", facts: { createdAt?: string; amountCents?: number } = {}) =>
  askForRefund(bank, intent(id, { createdAt, state: "REFUND_DUE", ...facts }));
const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1_000).toISOString();

test("it gives back what it took, and asked again not a second time, not even when Stripe has forgotten the key", async () => {
  await ask();
  expect((await giveBack()).answer).toEqual({ kind: "refunded" });
  expect((await giveBack()).answer).toEqual({ kind: "refunded" });
  // Another server of the shop, or the same a day later, has no answer under the key.
  standIn.lie({ status: 200, body: `{"object":"search_result","data":[${JSON.stringify(succeeded)}]}` });
  standIn.lie({
    status: 400,
    body: '{"error":{"type":"invalid_request_error","code":"charge_already_refunded","message":"It is."}}',
  });
  expect((await giveBack()).answer).toEqual({ kind: "refunded" });
  expect(standIn.returned).toEqual(["pi_1"]);
});

test("a refund that Stripe refuses, or that fails, is refused, with the reason", async () => {
  await ask();
  const found = { status: 200, body: `{"object":"search_result","data":[${JSON.stringify(succeeded)}]}` };
  standIn.lie(found);
  standIn.lie({ status: 400, body: '{"error":{"type":"invalid_request_error","message":"Disputed"}}' });
  expect((await giveBack()).answer).toEqual({ kind: "refused", reason: "Disputed" });
  standIn.lie(found);
  standIn.lie({ status: 200, body: '{"id":"re_1","object":"refund","status":"failed"}' });
  expect((await giveBack()).answer).toEqual({
    kind: "refused",
    reason: "Stripe's refund of pi_1 is failed.",
  });
});

test("a payment that Stripe does not find is looked for again for a day, and then refused", async () => {
  const { answer, fault } = await giveBack("none");
  expect([answer, String(fault).includes("pay_none")]).toEqual([{ kind: "unknown" }, true]);
  expect((await giveBack("none", { createdAt: longAgo })).answer.kind).toBe("refused");
  expect((await giveBack("'o'r", { createdAt: longAgo })).answer.kind).toBe("refused");
});

test("a refund whose answer breaks is not known, and nothing needs no refund", async () => {
  await ask();
  standIn.lie({ status: 500, body: "{}" });
  expect((await giveBack()).answer).toEqual({ kind: "unknown" });
  expect((await giveBack("a", { amountCents: 0 })).answer).toEqual({ kind: "refunded" });
  expect(standIn.returned).toEqual([]);
});
