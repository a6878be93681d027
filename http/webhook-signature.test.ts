import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { proveWebhook, signWebhook } from "./webhook-signature.js";

const secret = "whsec_test";
const rawBody = Buffer.from('{"id":"evt_1"}');
const now = new Date("2026-01-01T00:00:00.000Z");
const seconds = now.getTime() / 1_000;
const good = signWebhook(rawBody, secret, now);
const mac = good.split("v1=")[1];
const other = "0".repeat(64);
const prove = (change: Partial<Parameters<typeof proveWebhook>[0]>) =>
  proveWebhook({ signature: good, rawBody, secrets: [secret], now, ...change });
const at = (difference: number) => ({ now: new Date(now.getTime() + difference * 1_000) });

test("the signature is the HMAC of seconds, a dot and the bytes", () => {
  const text = `${seconds}.{"id":"evt_1"}`;
  expect(good).toBe(`t=${seconds},v1=${createHmac("sha256", secret).update(text).digest("hex")}`);
});

test.each([
  ["the one signature", {}],
  ["one of several", { signature: `t=${seconds},v1=${other},v1=${mac}` }],
  ["one beside another scheme", { signature: `t=${seconds}, v0=abc, v1=${mac}` }],
  ["that of either secret", { secrets: ["new one", secret] }],
  ["300 seconds later", at(300)],
  ["300 seconds earlier", at(-300)],
])("%s is genuine", (_what, change) => {
  expect(prove(change)).toEqual({ kind: "genuine" });
});

test.each([
  ["later than that", "too old or too new", at(301)],
  ["earlier than that", "too old or too new", at(-301)],
  ["of another body", "forged", { rawBody: Buffer.from('{"id": "evt_1"}') }],
  ["by another secret", "forged", { secrets: ["other"] }],
  ["by no secret at all", "forged", { secrets: [] }],
  ["for another time", "forged", { signature: good.replace(`t=${seconds}`, `t=${seconds + 1}`) }],
  ["of nothing", "malformed", { signature: "" }],
  ["without a time", "malformed", { signature: `v1=${mac}` }],
  ["with two times", "malformed", { signature: `t=1,${good}` }],
  ["without one of its kind", "malformed", { signature: `t=${seconds},v0=${mac}` }],
  ["that is too short", "malformed", { signature: `t=${seconds},v1=00` }],
  ["with a time that is none", "malformed", { signature: `t=-1,v1=${mac}` }],
  ["with too many", "malformed", { signature: `${good}${`,v1=${other}`.repeat(9)}` }],
])("a signature %s is %s", (_what, reason, change) => {
  expect(prove(change)).toEqual({ kind: "refused", reason });
});
