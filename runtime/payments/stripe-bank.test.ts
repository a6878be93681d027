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
let standIn: StandIn;

beforeEach(async () => {
  const byKey = new Map<string, { status: number; body: string }>();
  const intents = new Map<string, { id: string; object: string; amount: number; status: string }>();
  const [taken, canceled] = [new Map<string, number>(), [] as string[]];
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
    intents.set(id, { id, object: "payment_intent", amount, status });
    if (status === "succeeded") taken.set(id, amount);
    return { status: 200, body: shown(id) };
  };
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => {
      const [, id = "", action] = /^\/v1\/payment_intents\/?([^/]*)\/?(.*)$/.exec(request.url ?? "") ?? [];
      const key = String(request.headers["idempotency-key"]);
      let answer = { status: 200, body: "" };
      if (request.headers.authorization !== "Bearer sk_test_1")
        answer = { status: 401, body: '{"error":{"type":"invalid_request_error","message":"Who?"}}' };
      else if (request.method === "GET") answer.body = shown(id);
      else if (action === "cancel") {
        canceled.push(id);
        answer.body = shown(id);
      } else {
        answer = byKey.get(key) ?? create(text);
        byKey.set(key, answer);
      }
      response.writeHead(answer.status, { "Content-Type": "application/json" }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const api = { host: "127.0.0.1", port, protocol: "http" } as const;
  bank = stripeBank({ key: "sk_test_1", currency: "eur", method: "pm_good", api });
  const finish = () => {
    for (const found of intents.values()) if (found.status === "processing") found.status = "succeeded";
  };
  standIn = { taken, canceled, finish };
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const ask = async (card?: string) =>
  (await askBank(bank, intent("a", card === undefined ? {} : { card }))).answer;

test("it takes the amount, and asked again by the same id not a second time", async () => {
  expect(await ask()).toEqual({ kind: "approved", amountCents: 200 });
  expect(await ask()).toEqual({ kind: "approved", amountCents: 200 });
  expect([...standIn.taken.values()]).toEqual([200]);
});

test("a card that is declined, or that is none, is declined", async () => {
  expect(await ask("pm_declined")).toEqual({ kind: "declined" });
  expect((await askBank(bank, intent("b", { card: "pm_none" }))).answer).toEqual({ kind: "declined" });
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
  const { answer, fault } = await askBank(bank, intent("a"));
  expect(answer).toEqual({ kind: "unknown" });
  expect(String(fault)).toContain("Stripe");
});
