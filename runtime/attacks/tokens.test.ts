import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bearerAuthentication, tokenMint } from "../auth/bearer.js";
import { auth, type GuardedShop, now, openGuardedShop, tokenOf } from "./test-guarded-shop.js";

/** OWASP API2: broken authentication. */
let shop: GuardedShop;
beforeAll(async () => {
  shop = await openGuardedShop();
});
afterAll(() => shop.close());

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const mint = (change: Partial<typeof auth>, at = now) =>
  tokenMint({ ...auth, ...change })({ caller: "user_ann", roles: [] }, at, 60);
const good = tokenOf("user_ann");
const [header, claims, signature] = good.split(".");
const parsed = JSON.parse(Buffer.from(claims ?? "", "base64url").toString()) as Record<string, unknown>;
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const signedBy = (secret: string, alg: string, hash = "sha256") => {
  const text = `${base64({ alg, typ: "JWT" })}.${claims}`;
  return `${text}.${createHmac(hash, secret).update(text).digest("base64url")}`;
};

test("a good token opens, signed by either secret", async () => {
  expect((await shop.knock(`Bearer ${good}`, "/api/cart")).body.userId).toBe("user_ann");
  const before = mint({ secret: auth.previousSecret ?? "" });
  expect((await shop.knock(`Bearer ${before}`, "/api/cart")).status).toBe(200);
});

describe("opens nothing, and says 401:", () => {
  test.each([
    ["a token by somebody else's secret", mint({ secret: "x".repeat(40) })],
    ["a token by the empty secret", signedBy("", "HS256")],
    ["one that says it needs no signature", `${base64({ alg: "none", typ: "JWT" })}.${claims}.`],
    ["the same in other letters", `${base64({ alg: "nOnE" })}.${claims}.`],
    ["one without its signature", `${header}.${claims}.`],
    ["one of two parts", `${header}.${claims}`],
    ["one that says RS256, signed by the secret", signedBy(auth.secret, "RS256")],
    ["one by SHA-512", signedBy(auth.secret, "HS512", "sha512")],
    [
      "one with an admin written into it",
      `${header}.${base64({ ...parsed, roles: ["admin"] })}.${signature}`,
    ],
    ["one for another user", `${header}.${base64({ ...parsed, sub: "user_bob" })}.${signature}`],
    ["one that ended an hour ago", mint({}, hours(-2))],
    ["one for a name that no store can keep", tokenOf("user_ann\0")],
    ["one for half a character", tokenOf("user_\ud83c")],
    ["one of another issuer", mint({ issuer: "elsewhere" })],
    ["one for another audience", mint({ audience: "sellers" })],
    ["one too long to be ours", `${good}${"A".repeat(5_000)}`],
    ["words", "let me in, please"],
    ["nothing", ""],
  ])("%s", async (_what, token) => {
    const { status, code, headers } = await shop.knock(`Bearer ${token}`, "/api/cart");
    expect([status, code]).toEqual([401, "UNAUTHENTICATED"]);
    expect(headers.get("www-authenticate")).toMatch(/^Bearer/);
  });

  test("a good token under another scheme, or in the address", async () => {
    expect((await shop.knock(`Basic ${good}`, "/api/cart")).status).toBe(401);
    expect((await shop.ask(null, "GET", `/api/cart?access_token=${good}`)).status).toBe(401);
  });
});

test("what is wrong with a token is not revealed: forged and expired get the same answer", async () => {
  const forged = await shop.knock(`Bearer ${mint({ secret: "x".repeat(40) })}`, "/api/cart");
  const expired = await shop.knock(`Bearer ${mint({}, hours(-2))}`, "/api/cart");
  expect(forged.body).toEqual(expired.body);
});

test("a shop with another secret accepts none of our tokens", async () => {
  const other = bearerAuthentication({ ...auth, secret: "z".repeat(32), previousSecret: null }, () => now);
  expect(await other({ Bearer: good }, {} as never)).toBeNull();
});
