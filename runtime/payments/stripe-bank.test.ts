import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { intent } from "../storage/testing/samples.js";
import { askBank, type Bank } from "./bank.js";
import { stripeBank } from "./stripe-bank.js";

/** A stand-in for Stripe's HTTP API: payment intents, idempotency keys, and cards that are told what to do. */
interface StandIn {
  readonly taken: Map<string, number>;
  readonly canceled: string[];
  /** The traces that its callers named. */
  readonly traces: string[];
  /** How many payments were made at all. */
  made(): number;
  /** What it says instead of the truth, once; null: nothing, and it never ends. */
  lie(answer: { readonly status: number; readonly body: string } | null): void;
  /** Lets what is processed succeed. */
  finish(): void;
}

const firstStatus: Readonly<Record<string, string>> = {
  pm_good: "succeeded",
  pm_late: "processing",
  pm_3ds: "requires_action",
};
let server: Server;
let bank: Bank;
let hasty: Bank;
let standIn: StandIn;

beforeEach(async () => {
  const byKey = new Map<string, { status: number; body: string }>();
  const intents = new Map<
    string,
    { id: string; object: string; amount: number; currency: string; status: string; metadata: object }
  >();
  let lies: ({ readonly status: number; readonly body: string } | null)[] = [];
  const [taken, canceled, traces] = [new Map<string, number>(), [] as string[], [] as string[]];
  const shown = (id: string) => {
    const found = intents.get(id);
    return JSON.stringify({ ...found, amount_received: found?.status === "succeeded" ? found.amount : 0 });
  };
  const create = (text: string): { status: number; body: string } => {
    const form = new URLSearchParams(text);
    const [card, amount] = [form.get("payment_method") ?? "", Number(form.get("amount"))];
    if (card === "pm_declined")
      return { status: 402, body: '{"error":{"type":"card_error","code":"card_declined","message":"No."}}' };
    if (card === "pm_none")
      return { status: 400, body: '{"error":{"type":"invalid_request_error","message":"No such method"}}' };
    const status = firstStatus[card] ?? "succeeded";
    const id = `pi_${intents.size + 1}`;
    const metadata = { intentId: form.get("metadata[intentId]") };
    intents.set(id, {
      id,
      object: "payment_intent",
      amount,
      currency: form.get("currency") ?? "",
      status,
      metadata,
    });
    if (status === "succeeded") taken.set(id, amount);
    return { status: 200, body: shown(id) };
  };
  server = createServer((request, response) => {
    let text = "";
    if (request.headers.traceparent !== undefined) traces.push(String(request.headers.traceparent));
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => {
      const [, id = "", action] = /^\/v1\/payment_intents\/?([^/]*)\/?(.*)$/.exec(request.url ?? "") ?? [];
      const key = String(request.headers["idempotency-key"]);
      let answer = { status: 200, body: "" };
      const [lie] = lies.splice(0, 1);
      if (lie === null) {
        response.writeHead(200, { "Content-Type": "application/json" }).write("{");
        const drip = setInterval(() => response.write(" "), 20);
        response.once("close", () => clearInterval(drip));
        return;
      }
      if (lie !== undefined) answer = lie;
      else if (request.headers.authorization !== "Bearer sk_test_1")
        answer = { status: 401, body: '{"error":{"type":"invalid_request_error","message":"Who?"}}' };
      else if (id.startsWith("search")) {
        const query = new URL(request.url ?? "", "http://a").searchParams.get("query") ?? "";
        const data = [...intents.values()].filter(({ metadata }) =>
          query.includes(`:'${Reflect.get(metadata, "intentId")}'`),
        );
        answer.body = `{"object":"search_result","data":[${data.map((found) => shown(found.id)).join()}]}`;
      } else if (request.method === "GET") answer.body = shown(id);
      else if (action === "cancel") {
        canceled.push(id);
        answer.body = shown(id);
      } else {
        answer = byKey.get(key) ?? create(text);
        byKey.set(key, answer);
      }
      const place = answer.status === 307 ? { Location: "/v1/payment_intents" } : {};
      response.writeHead(answer.status, { "Content-Type": "application/json", ...place }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const api = { host: "127.0.0.1", port, protocol: "http" } as const;
  bank = stripeBank({ key: "sk_test_1", currency: "eur", method: "pm_good", api });
  hasty = stripeBank({ key: "sk_test_1", currency: "eur", method: "pm_good", api, patience: 300 });
  const finish = () => {
    for (const found of intents.values()) if (found.status === "processing") found.status = "succeeded";
  };
  standIn = {
    taken,
    canceled,
    traces,
    finish,
    made: () => intents.size,
    lie: (answer) => {
      lies = [...lies, answer];
    },
  };
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

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
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
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

const succeeded = {
  id: "pi_1",
  object: "payment_intent",
  currency: "eur",
  status: "succeeded",
  amount_received: 200,
};

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
