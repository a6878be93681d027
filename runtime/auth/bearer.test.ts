import { createSecretKey } from "node:crypto";
import { expect, test } from "vitest";
import type { AuthSettings } from "./auth-settings.js";
import { bearerAuthentication, tokenMint } from "./bearer.js";
import { signToken } from "./signed-token.js";

const settings: AuthSettings = {
  secret: "s".repeat(32),
  previousSecret: null,
  wellKnown: false,
  issuer: "shop",
  audience: "buyers",
};
const now = new Date("2026-01-01T12:00:00.000Z");
const ann = { caller: "user_ann", roles: ["admin"] };
const seconds = now.getTime() / 1_000;
const sound = { iss: "shop", aud: "buyers", sub: "user_ann", exp: seconds + 60 };
const read = (token: string, by: AuthSettings = settings, at = now) =>
  bearerAuthentication(by, () => at)({ Bearer: token }, {} as never);
const signed = (claims: Readonly<Record<string, unknown>>) =>
  read(signToken(claims, createSecretKey(Buffer.from(settings.secret))));

test("a minted token is its user's, with the user's roles, until it ends and a little longer", async () => {
  const token = tokenMint(settings)(ann, now, 10);
  expect(await read(token)).toEqual(ann);
  const later = (after: number) => read(token, settings, new Date(now.getTime() + after * 1_000));
  expect(await later(604)).toEqual(ann);
  expect(await later(605)).toBeNull();
});

test("while the secret changes, tokens of both are read, and none of a third", async () => {
  const token = tokenMint(settings)(ann, now, 10);
  const changed = { ...settings, secret: "n".repeat(32), previousSecret: settings.secret };
  expect(await read(token, changed)).toEqual(ann);
  expect(await read(tokenMint(changed)(ann, now, 10), changed)).toEqual(ann);
  expect(await read(token, { ...changed, previousSecret: null })).toBeNull();
});

test.each([
  ["no end", { ...sound, exp: undefined }],
  ["an end that is no time", { ...sound, exp: "tomorrow" }],
  ["an end in the past", { ...sound, exp: seconds - 60 }],
  ["a beginning in the future", { ...sound, nbf: seconds + 60 }],
  ["a beginning that is no time", { ...sound, nbf: "now" }],
  ["another issuer", { ...sound, iss: "elsewhere" }],
  ["no issuer", { ...sound, iss: undefined }],
  ["another audience", { ...sound, aud: "sellers" }],
  ["no audience", { ...sound, aud: undefined }],
  ["nobody", { ...sound, sub: undefined }],
  ["a user without a name", { ...sound, sub: "" }],
  ["a user that is a number", { ...sound, sub: 7 }],
  ["a role that is a text", { ...sound, roles: "admin" }],
  ["roles that are no texts", { ...sound, roles: [1] }],
])("%s identifies no caller", async (_what, claims) => {
  expect(await signed(claims)).toBeNull();
});

test("one of several audiences, and a beginning a second ahead of our clock, are fine", async () => {
  const claims = { ...sound, aud: ["sellers", "buyers"], nbf: seconds + 1 };
  expect(await signed(claims)).toEqual({ caller: "user_ann", roles: [] });
});
