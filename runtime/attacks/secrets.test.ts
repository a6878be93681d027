import { signWebhook } from "@specwright/http";
import { expect, test } from "vitest";
import { jsonLog, prettyLog } from "../observability/request-log.js";
import { scrub } from "../observability/scrub.js";
import type { Bank } from "../payments/bank.js";
import { now, openGuardedShop, tokenOf } from "./test-guarded-shop.js";
import { rawClient } from "./test-raw-socket.js";

/** OWASP API8 and API10: secrets of a client or a bank are in no log, whatever happens. */
test("no line holds a token, a card, a key, a signature, a query or a body", {
  timeout: 30_000,
}, async () => {
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  const [json, pretty] = [jsonLog({ write }), prettyLog(write)];
  const secret = "whsec_the_bank_and_we";
  const bank: Bank = {
    charge: () => Promise.reject(new Error("Invalid API Key: sk_live_swordfish1, token=swordfish")),
    refund: () => Promise.reject(new Error("Invalid API Key: sk_live_swordfish1, token=swordfish")),
  };
  const shop = await openGuardedShop({
    bank,
    webhookSecrets: [secret],
    log: (entry) => {
      json(entry);
      pretty(entry);
    },
    report: (line) => write(scrub(line)),
  });
  const hat = await shop.addHat();
  await shop.ask("ann", "POST", "/api/cart/items", { productId: hat, quantity: 1 });
  const order = (await shop.ask("ann", "POST", "/api/orders")).body;
  const paid = await shop.ask("ann", "POST", `/api/payments/${order.id}`, { card: "card_4242424242424242" });
  expect(paid.status).toBe(202);
  await shop.ask("ann", "POST", `/api/payments/${order.id}`, { card: 4242424242424242, cvc: "swordfish" });
  await shop.keyed("ann", "key-swordfish", "POST", "/api/orders");
  await shop.knock("Bearer swordfish", "/api/cart");
  await shop.ask(null, "GET", "/api/cart?access_token=swordfish");
  const event = '{"id":"evt_swordfish"}';
  const signature = signWebhook(event, secret, now);
  const headers = { "Content-Type": "application/json", "Webhook-Signature": signature };
  await fetch(`${shop.url}/api/webhooks/payments`, { method: "POST", headers, body: event });
  const end = "Host: a\r\nConnection: close\r\n\r\n";
  await rawClient(shop.url, `GET http://ann:swordfish@127.0.0.1/api/cart?x=swordfish HTTP/1.1\r\n${end}`)
    .heard;
  await shop.close();

  const all = lines.join("\n");
  expect(lines.length).toBeGreaterThan(18);
  expect(all).toContain("The bank could not be asked");
  expect(all).toContain('"path":"/api/cart"');
  expect(all).not.toMatch(/swordfish|42424242/);
  expect(all).not.toContain(tokenOf("user_ann"));
  expect(all).not.toContain(signature.slice(-20));
  expect(all).not.toContain(secret);
});
