import { createHmac, createSecretKey } from "node:crypto";
import { expect, test } from "vitest";
import { openToken, signToken } from "./signed-token.js";

const key = createSecretKey(Buffer.from("k".repeat(32)));
const other = createSecretKey(Buffer.from("o".repeat(32)));
const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const signed = (header: unknown, claims: string) => {
  const start = `${text(header)}.${claims}`;
  return `${start}.${createHmac("sha256", key).update(start).digest("base64url")}`;
};

test("what was signed is read, by whichever of two keys signed it", () => {
  const token = signToken({ sub: "user_ann" }, key);
  expect(openToken(token, [key])).toEqual({ sub: "user_ann" });
  expect(openToken(token, [other, key])).toEqual({ sub: "user_ann" });
  expect(openToken(token, [other])).toBeNull();
  expect(openToken(signed({ typ: "JWT", alg: "HS256" }, text({ sub: "x" })), [key])).toEqual({ sub: "x" });
});

test("the example of RFC 7515 is read", () => {
  const secret = "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";
  const token =
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  expect(openToken(token, [createSecretKey(Buffer.from(secret, "base64url"))])).toMatchObject({ iss: "joe" });
});

test.each([
  ["no algorithm", `${text({ alg: "none" })}.${text({ sub: "x" })}.`],
  ["no algorithm, though signed", signed({ alg: "none" }, text({ sub: "x" }))],
  ["another algorithm", signed({ alg: "HS512" }, text({ sub: "x" }))],
  ["an algorithm in other letters", signed({ alg: "hs256" }, text({ sub: "x" }))],
  ["what must be understood and is not", signed({ alg: "HS256", crit: ["b64"] }, text({ sub: "x" }))],
  ["a header that is no object", signed("HS256", text({ sub: "x" }))],
  ["claims that are no JSON", signed({ alg: "HS256", typ: "JWT" }, "eyJ")],
  ["claims that are a list", signed({ alg: "HS256", typ: "JWT" }, text([1]))],
  ["nothing", ""],
  ["two parts", "a.b"],
  ["a signature of nothing", `${text({ alg: "HS256", typ: "JWT" })}.${text({ sub: "x" })}.`],
])("%s opens nothing", (_what, token) => {
  expect(openToken(token, [key])).toBeNull();
});

test("one changed letter, or too many of them, opens nothing", () => {
  const token = signToken({ sub: "user_ann" }, key);
  const [header, claims, signature = ""] = token.split(".");
  expect(openToken(`${header}.${text({ sub: "user_bob" })}.${signature}`, [key])).toBeNull();
  const flipped = (signature.startsWith("A") ? "B" : "A") + signature.slice(1);
  expect(openToken(`${header}.${claims}.${flipped}`, [key])).toBeNull();
  expect(openToken(signToken({ sub: "a".repeat(4_000) }, key), [key])).toBeNull();
});
