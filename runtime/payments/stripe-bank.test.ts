import { afterEach, beforeEach, expect, test } from "vitest";
import { intent } from "../storage/testing/samples.js";
import { askBank, type Bank } from "./bank.js";
import { stripeBank } from "./stripe-bank.js";
import { openStandIn, type StandIn, succeeded } from "./test-stripe.js";

let bank: Bank;
let hasty: Bank;
let standIn: StandIn;

beforeEach(async () => {
  standIn = await openStandIn();
  const settings = { key: "sk_test_1", currency: "eur", method: "pm_good", api: standIn.api };
  bank = stripeBank(settings);
  hasty = stripeBank({ ...settings, patience: 300 });
});
afterEach(() => standIn.close());

const createdAt = new Date().toISOString();
const ask = async (card?: string) =>
  (await askBank(bank, intent("a", { createdAt, ...(card === undefined ? {} : { card }) }))).answer;

test("it takes the amount, and asked again by the same id not a second time", async () => {
  expect(await ask()).toEqual({ kind: "approved", amountCents: 200 });
  expect(await ask()).toEqual({ kind: "approved", amountCents: 200 });
  expect([...standIn.taken.values()]).toEqual([200]);
});

test("a card that is declined, or that is none, is declined", async () => {
  expect(await ask("pm_declined")).toEqual({ kind: "declined" });
  expect((await askBank(bank, intent("b", { createdAt, card: "pm_none" }))).answer).toEqual({
    kind: "declined",
  });
  expect(standIn.taken.size).toBe(0);
});

test("what is not known yet is known when it is asked again", async () => {
  expect(await ask("pm_late")).toEqual({ kind: "unknown" });
  standIn.finish();
  expect(await ask("pm_late")).toEqual({ kind: "approved", amountCents: 200 });
});

test("what waits for its owner is called off, so that it takes nothing later", async () => {
  expect(await ask("pm_3ds")).toEqual({ kind: "declined" });
  expect(standIn.canceled).toEqual(["pi_1"]);
});

test("a bank that is not there, or does not know us, leaves it open and says why", async () => {
  await standIn.close();
  const { answer, fault } = await askBank(bank, intent("a", { createdAt }));
  expect(answer).toEqual({ kind: "unknown" });
  expect(String(fault)).toContain("Stripe");
});

test("what cannot be called off has just succeeded: that is not a refusal", async () => {
  const late =
    '{"id":"pi_1","object":"payment_intent","currency":"eur","status":"requires_action","amount_received":0}';
  standIn.lie({ status: 200, body: late });
  standIn.lie({ status: 200, body: late });
  standIn.lie({
    status: 400,
    body: '{"error":{"type":"invalid_request_error","message":"It has succeeded"}}',
  });
  expect(await ask()).toEqual({ kind: "unknown" });
});

test("after a day a payment is looked for, never made again", async () => {
  expect(await ask()).toEqual({ kind: "approved", amountCents: 200 });
  const old = new Date(Date.now() - 25 * 60 * 60 * 1_000).toISOString();
  const asked = async (id: string) => (await askBank(bank, intent(id, { createdAt: old }))).answer;
  expect(await asked("a")).toEqual({ kind: "approved", amountCents: 200 });
  expect(await asked("b")).toEqual({ kind: "declined" });
  expect(standIn.made()).toBe(1);
});

test.each([
  ["an amount in words", { ...succeeded, amount_received: "200" }],
  ["an amount below zero", { ...succeeded, amount_received: -200 }],
  ["no amount", { ...succeeded, amount_received: undefined }],
  ["another currency", { ...succeeded, currency: "jpy" }],
  ["no status", { ...succeeded, status: null }],
  ["a list", []],
  ["a page", "<html>"],
  ["two megabytes", { ...succeeded, more: "x".repeat(2_000_000) }],
])("an answer that is none leaves it open and says why: %s", async (_what, body) => {
  standIn.lie({ status: 200, body: typeof body === "string" ? body : JSON.stringify(body) });
  const { answer, fault } = await askBank(bank, intent("a", { createdAt }));
  expect([answer, fault === null]).toEqual([{ kind: "unknown" }, false]);
  expect(await ask()).toEqual({ kind: "approved", amountCents: 200 });
});

test("an answer that drips is not waited for, and is hung up on", async () => {
  standIn.lie(null);
  const started = performance.now();
  const { answer, fault } = await askBank(hasty, intent("a", { createdAt }));
  expect([answer, fault === null]).toEqual([{ kind: "unknown" }, false]);
  expect(performance.now() - started).toBeLessThan(3_000);
});

test("who sends us on to another place is not followed", async () => {
  standIn.lie({ status: 307, body: "" });
  expect(await ask()).toEqual({ kind: "unknown" });
  expect(standIn.made()).toBe(0);
});

test("what costs nothing is paid without asking", async () => {
  const { answer } = await askBank(bank, intent("a", { createdAt, amountCents: 0 }));
  expect(answer).toEqual({ kind: "approved", amountCents: 0 });
  expect(standIn.made()).toBe(0);
});

test("the trace of who pays goes on to it", async () => {
  const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  await askBank(bank, intent("a", { createdAt }), { traceparent });
  await askBank(bank, intent("b", { createdAt }));
  expect(standIn.traces).toEqual([traceparent]);
});
