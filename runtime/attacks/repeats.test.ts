import {
  bindRoutes,
  type Context,
  type Contract,
  createApp,
  type Listening,
  listen,
  type Operation,
  problemDetails,
  proveWebhook,
  refuse,
  signWebhook,
} from "@specwright/http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { answersIn } from "../answers-in-store.js";
import { bearerAuthentication } from "../auth/bearer.js";
import { memoryStore } from "../storage/memory-store.js";
import { auth, now, tokenOf } from "./test-guarded-shop.js";

/** What was sent once and is sent again: a key by another user, a webhook by who overheard it. */
const shared: Omit<Operation, "id" | "path" | "replies"> = {
  method: "POST",
  capability: "till",
  requirements: [],
  errors: ["BAD_SIGNATURE"],
};
const contract: Contract = {
  operations: [
    {
      ...shared,
      id: "sell",
      path: "/sales",
      authentication: {
        ways: [[{ credential: { name: "Bearer", in: "authorization", at: "Bearer" }, roles: [] }]],
        required: true,
      },
      headers: z.strictObject({ "Idempotency-Key": z.string().exactOptional() }),
      replies: { 201: z.strictObject({ buyer: z.string(), sales: z.int() }) },
    },
    {
      ...shared,
      id: "paid",
      path: "/webhooks",
      body: "application/json",
      headers: z.strictObject({ "Webhook-Signature": z.string() }),
      replies: { 204: null },
    },
  ],
  errors: { BAD_SIGNATURE: { status: 400, title: "Bad signature", message: "The signature does not fit" } },
  errorBody: problemDetails,
};
const secret = "whsec_the_bank_and_we";
let clock = now;
let sales = 0;
let paid: string[] = [];
let till: Listening;

beforeEach(async () => {
  const store = memoryStore();
  [clock, sales, paid] = [now, 0, []];
  const sell = (_input: unknown, context: Context) =>
    store.transaction(async ({ answers }) => {
      sales += 1;
      const reply = { status: 201, body: { buyer: context.caller, sales } };
      const kept = context.recordOf(reply);
      if (kept !== null) await answers.store(kept);
      return reply;
    });
  const hear = async ({ headers }: { headers: Record<string, string> }, { rawBody, now }: Context) => {
    const signature = headers["Webhook-Signature"] ?? "";
    const proof = proveWebhook({ signature, rawBody, secrets: [secret], now: now() });
    if (proof.kind === "refused") return refuse("BAD_SIGNATURE");
    const { id } = JSON.parse(new TextDecoder().decode(rawBody)) as { readonly id: string };
    const first = await store.transaction(({ events }) => events.remember(id, now().toISOString()));
    if (first) paid.push(id);
    return { status: 204 };
  };
  const authenticate = bearerAuthentication(auth, () => now);
  const routes = bindRoutes(contract, { sell, paid: hear });
  till = await listen(
    createApp(routes, { now: () => clock, authenticate, idempotencyStore: answersIn(store) }),
  );
});
afterEach(() => till.close());

async function send(path: string, headers: Record<string, string>, body: string) {
  const given = { "Content-Type": "application/json", ...headers };
  const response = await fetch(till.url + path, { method: "POST", headers: given, ...(body && { body }) });
  return { status: response.status, text: await response.text(), headers: response.headers };
}
const sell = (who: string, key: string) =>
  send("/sales", { Authorization: `Bearer ${tokenOf(who)}`, "Idempotency-Key": key }, "");
const hook = (body: string, signature: string) => send("/webhooks", { "Webhook-Signature": signature }, body);

test("a key of another user shows nothing of that user, and takes nothing away", async () => {
  expect((await sell("user_ann", "k1")).text).toBe('{"buyer":"user_ann","sales":1}');
  expect((await sell("user_bob", "k1")).text).toBe('{"buyer":"user_bob","sales":2}');
  const again = await sell("user_ann", "k1");
  expect([again.text, again.headers.get("idempotent-replayed")]).toEqual([
    '{"buyer":"user_ann","sales":1}',
    "true",
  ]);
});

test("names and keys that are put together cleverly are still two", async () => {
  await sell("user_a", "b\tk");
  expect((await sell("user_a\tb", "k")).headers.get("idempotent-replayed")).toBeNull();
});

test("twenty at once under one key sell once", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => sell("user_ann", "k1")));
  expect(sales).toBe(1);
  for (const { status } of answers) expect([201, 409]).toContain(status);
});

test("a webhook that is sent again counts once, and later not at all", async () => {
  const event = '{"id":"evt_1"}';
  const signature = signWebhook(event, secret, now);
  expect((await hook(event, signature)).status).toBe(204);
  expect((await hook(event, signature)).status).toBe(204);
  expect(paid).toEqual(["evt_1"]);
  clock = new Date(now.getTime() + 301_000);
  expect((await hook(event, signature)).status).toBe(400);
  expect((await hook(event, signWebhook(event, secret, clock))).status).toBe(204);
  expect(paid).toEqual(["evt_1"]);
});

test("a webhook that was changed, even by a blank, or signed by somebody else, is refused", async () => {
  const signature = signWebhook('{"id":"evt_1"}', secret, now);
  const attempts = [
    await hook('{"id":"evt_2"}', signature),
    await hook('{"id": "evt_1"}', signature),
    await hook('{"id":"evt_1"}', signWebhook('{"id":"evt_1"}', "guess", now)),
    await hook('{"id":"evt_1"}', "t=1,v1=00"),
  ];
  expect(attempts.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
  expect(paid).toEqual([]);
});
