import { expect, test } from "vitest";
import type { ContractCredential } from "../contract/contract.js";
import { addressOf } from "../http/exchange.js";
import { caller } from "../plan/plan-builders.js";
import { openSession } from "../testing/open-session.js";
import { prepare } from "./ask.js";
import type { Credentials } from "./session.js";

const credentials: readonly ContractCredential[] = [
  { name: "Key", in: "header", at: "X-Api-Key" },
  { name: "Old", in: "query", at: "api_key" },
  { name: "Session", in: "cookie", at: "sid" },
  { name: "Other", in: "cookie", at: "csrf" },
  { name: "OAuth", in: "authorization", at: "Bearer" },
];

/** The request that a caller sends to an operation that asks for all of them. */
async function sent(make: Credentials, path = "/things") {
  const { session } = await openSession(() => ({ status: 200 }), make);
  const known = Object.fromEntries(credentials.map((one) => [one.name, one]));
  const operation = {
    id: "getThings",
    method: "GET",
    path: "/things",
    authentication: { ways: [credentials.map((credential) => ({ credential }))], required: true },
    replies: { 200: null },
    errors: [],
  };
  const contract = { ...session.contract, operations: [operation], credentials: known };
  const ask = { operation, method: "GET", path, headers: [], bodies: [], times: 1, callers: [] };
  const ann = caller("ann", "user_ann", "a:read", "a:write");
  return prepare(ask, { kind: "none" }, ann, { ...session, contract });
}

test("what is called like a credential goes where that stands, and any other name is a header", async () => {
  const request = await sent(() => ({
    Key: "k",
    Old: "a b",
    Session: "s",
    Other: "o",
    OAuth: "t",
    "X-Trace": "1",
  }));
  expect(request.headers).toEqual({
    "x-api-key": "k",
    cookie: "sid=s; csrf=o",
    authorization: "Bearer t",
    "x-trace": "1",
  });
  expect(addressOf(request)).toBe("/things?api_key=a%20b");
});

test("a credential in the query is sent behind what a step asks, and is in no path that a report shows", async () => {
  const request = await sent(() => ({ Old: "secret" }), "/things?size=1");
  expect(addressOf(request)).toBe("/things?size=1&api_key=secret");
  expect(request.path).toBe("/things?size=1");
});

test("credentials are made for all roles of a caller, and for an operation", async () => {
  const request = await sent((name, role, _at, id, asked) => ({
    Key: JSON.stringify([name, role, id, asked]),
  }));
  expect(JSON.parse(request.headers["x-api-key"] ?? "")).toEqual([
    "ann",
    "a:read",
    "user_ann",
    { roles: ["a:read", "a:write"], operation: "getThings" },
  ]);
});

const token: ContractCredential = { name: "Token", in: "authorization", at: "Token" };
const key: ContractCredential = { name: "Key", in: "header", at: "X-Api-Key" };

/** What a caller brings who is a thing with a token, or none that was made, to an operation that takes either. */
async function broughtBy(make: Credentials | null, thing: unknown, ways = [[token], [key]]) {
  const { session } = await openSession(() => ({ status: 200 }), make);
  const operation = {
    id: "getMe",
    method: "GET",
    path: "/me",
    authentication: { ways: ways.map((way) => way.map((credential) => ({ credential }))), required: true },
    replies: { 200: null },
    errors: [],
  };
  const contract = { ...session.contract, operations: [operation], credentials: { Token: token, Key: key } };
  if (thing !== undefined) session.handles.set("jake", thing);
  const ask = { operation, method: "GET", path: "/me", headers: [], bodies: [], times: 1, callers: [] };
  const own = { ...session, contract, sources: { Token: "token" } };
  return (await prepare(ask, { kind: "none" }, caller("jake", "jake"), own)).headers;
}

test("a caller who is a thing brings the credential that it has", async () => {
  const thing = { name: "jake", token: "t1" };
  expect(await broughtBy(null, thing)).toEqual({ authorization: "Token t1" });
  expect(await broughtBy(() => ({}), thing)).toEqual({ authorization: "Token t1" });
  expect(await broughtBy(() => ({ Key: "k" }), thing, [[token, key]])).toEqual({
    authorization: "Token t1",
    "x-api-key": "k",
  });
});

test("what credentials.ts gives is sent in its place, by its name or as a header", async () => {
  const thing = { token: "t1" };
  expect(await broughtBy(() => ({ Key: "k" }), thing)).toEqual({ "x-api-key": "k" });
  expect(await broughtBy(() => ({ Token: "other" }), thing)).toEqual({ authorization: "Token other" });
  const asHeader = { Authorization: "Token third" };
  expect(await broughtBy(() => asHeader, thing)).toEqual({ authorization: "Token third" });
  const seen: unknown[] = [];
  await broughtBy((_name, _role, _at, _id, asked) => {
    seen.push(asked.thing);
    return {};
  }, thing);
  expect(seen).toEqual([thing]);
});

test("a thing without the credential is named", async () => {
  await expect(broughtBy(null, { name: "jake" })).rejects.toThrow("`jake` has no `token`");
  await expect(broughtBy(null, undefined)).rejects.toThrow("Nothing is called `jake` here");
});
