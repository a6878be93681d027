import { signWebhook } from "@specwright/http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GuardedShop, now, openGuardedShop, tokenOf } from "./test-guarded-shop.js";
import { rawClient, rawStatuses } from "./test-raw-socket.js";

/** What two readers may read in two ways: the same name twice, in bodies, headers and addresses. */
const secret = "whsec_the_bank_and_we";
let shop: GuardedShop;
let hat: string;
beforeAll(async () => {
  shop = await openGuardedShop({ webhookSecrets: [secret] });
  hat = await shop.addHat();
});
afterAll(() => shop.close());

const bearer = (who: string) => `Authorization: Bearer ${tokenOf(`user_${who}`)}\r\n`;
const end = "Host: a\r\nConnection: close\r\n\r\n";

/** What a raw POST is answered. */
async function post(path: string, headers: string, body: string): Promise<string> {
  const length = `Content-Length: ${Buffer.byteLength(body)}\r\n`;
  return rawClient(shop.url, `POST ${path} HTTP/1.1\r\n${headers}${length}${end}${body}`).heard;
}
const status = (heard: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1]);

describe("a name twice in a body: the last one counts, for every question that is asked of it", () => {
  test("who is named last is who must be asking", async () => {
    const twice = (first: string, last: string) => `{"userId":"user_${first}","userId":"user_${last}"}`;
    expect((await shop.ask("bob", "POST", "/api/orders", twice("bob", "ann"))).status).toBe(403);
    expect((await shop.ask("bob", "POST", "/api/orders", twice("ann", "bob"))).code).toBe("CART_EMPTY");
  });

  test("what is checked is what is done", async () => {
    const quantities = `{"productId":"${hat}","quantity":1,"quantity":100}`;
    expect((await shop.ask("ann", "POST", "/api/cart/items", quantities)).code).toBe("MAX_QUANTITY_EXCEEDED");
    const other = `{"productId":"${hat}","quantity":100,"quantity":1}`;
    expect((await shop.ask("ann", "POST", "/api/cart/items", other)).body).toMatchObject({
      items: [{ quantity: 1 }],
    });
  });
});

describe("a header twice", () => {
  const json = "Content-Type: application/json\r\n";

  test("two hosts, or none, are refused", async () => {
    const two = `GET /api/products HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n`;
    expect(await rawStatuses(shop.url, two)).toEqual([400]);
    const none = "GET /api/products HTTP/1.1\r\nConnection: close\r\n\r\n";
    expect(await rawStatuses(shop.url, none)).toEqual([400]);
  });

  test("of two tokens the first counts, so a good one behind a bad one opens nothing", async () => {
    const get = (headers: string) => rawStatuses(shop.url, `GET /api/cart HTTP/1.1\r\n${headers}${end}`);
    expect(await get(`Authorization: Bearer forged\r\n${bearer("ann")}`)).toEqual([401]);
    expect(await get(`${bearer("ann")}${bearer("bob")}`)).toEqual([200]);
  });

  test("two types of a body are not a third one", async () => {
    const heard = await post("/api/orders", `${bearer("ann")}Content-Type: text/plain\r\n${json}`, "{}");
    expect(status(heard)).toBe(415);
  });

  test("two keys are neither of them", async () => {
    await shop.keyed("cid", "k1", "POST", "/api/orders");
    const heard = await post(
      "/api/orders",
      `${bearer("cid")}${json}Idempotency-Key: k1\r\nIdempotency-Key: k2\r\n`,
      "{}",
    );
    expect(heard).not.toContain("Idempotent-Replayed");
    const second = await shop.keyed("cid", "k2", "POST", "/api/orders");
    expect(second.headers.get("idempotent-replayed")).toBeNull();
  });

  test("two signatures of a webhook are none, even if one is good", async () => {
    const event = `{"id":"evt_1","type":"APPROVED","orderId":"order_1","amountCents":1}`;
    const good = `Webhook-Signature: ${signWebhook(event, secret, now)}\r\n`;
    const bad = "Webhook-Signature: t=1,v1=00\r\n";
    expect(status(await post("/api/webhooks/payments", `${json}${good}`, event))).toBe(204);
    expect(status(await post("/api/webhooks/payments", `${json}${good}${bad}`, event))).toBe(400);
    expect(status(await post("/api/webhooks/payments", `${json}${bad}${good}`, event))).toBe(400);
  });
});

describe("an address in another form is the same address, behind the same authentication", () => {
  test.each([
    ["http://127.0.0.1/api/cart", [401]],
    ["http://elsewhere.example/api/cart", [401]],
    ["http://ann:sesame@127.0.0.1/api/cart", [401]],
    ["/api/cart#/healthz", [401]],
    ["/api/cart?a=1#b", [401]],
    ["*", [404]],
  ])("%s", async (target, expected) => {
    expect(await rawStatuses(shop.url, `GET ${target} HTTP/1.1\r\n${end}`)).toEqual(expected);
  });
});
