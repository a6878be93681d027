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
