import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { createApp } from "./app.js";
import type { Authenticate } from "./authentication.js";
import type { Context } from "./handler.js";
import { type Listening, listen } from "./listen.js";
import type { LogEntry } from "./log.js";
import type { Authentication, Contract, Credential, Operation } from "./operation.js";
import { problemDetails } from "./problem.js";
import { bindRoutes } from "./routes.js";
import { length } from "./rules.js";

const key: Credential = {
  name: "Key",
  in: "header",
  at: "X-Api-Key",
  schema: z.string().check(length(3, 9)),
  missing: "KEY_MISSING",
  bad: "KEY_INVALID",
};
const old: Credential = { name: "Old", in: "query", at: "api_key" };
const session: Credential = { name: "Session", in: "cookie", at: "sid" };
const token: Credential = { name: "Token", in: "authorization", at: "Token", bad: "TOKEN_INVALID" };
const house: Credential = { name: "House", in: "header", at: "X-House" };
const oauth: Credential = { name: "OAuth", in: "authorization", at: "Bearer" };

const needs = (...ways: Authentication["ways"]): Authentication => ({ ways, required: true });
const one = (credential: Credential, ...roles: readonly string[]) => [{ credential, roles }];

function operation(id: string, authentication: Authentication | null): Operation {
  return {
    id,
    path: `/${id}`,
    method: "GET",
    capability: "credentials",
    requirements: [],
    errors: ["KEY_MISSING", "KEY_INVALID", "TOKEN_INVALID"],
    replies: { 200: z.strictObject({ caller: z.string().nullable() }) },
    ...(authentication === null ? {} : { authentication }),
  };
}

const operations = [
  operation("key", needs(one(key))),
  operation("old", needs(one(old))),
  operation("session", needs(one(session))),
  operation("token", needs(one(token))),
  operation("either", needs(one(oauth, "a:read", "a:write"), one(key))),
  operation("both", needs([...one(house), ...one(token)])),
  operation("open", null),
  operation("welcome", { ways: [one(key)], required: false }),
];
const errors = {
  KEY_MISSING: { status: 401, title: "a", message: "a" },
  KEY_INVALID: { status: 401, title: "b", message: "b" },
  TOKEN_INVALID: { status: 401, title: "c", message: "c" },
};
const credentials = { Key: key, Old: old, Session: session, Token: token, House: house, OAuth: oauth };
const contract: Contract = { operations, credentials, errors, errorBody: problemDetails };

const log: LogEntry[] = [];
let protectedServer: Listening | null = null;
afterEach(async () => {
  await protectedServer?.close();
  log.length = 0;
});

/** The caller is named after what was sent; a value that begins with "bad" is not accepted. */
const authenticate: Authenticate = async (given) => {
  const values = Object.values(given);
  if (values.some((value) => value.startsWith("bad"))) return null;
  const roles = given.OAuth === undefined ? [] : given.OAuth.split("+");
  return {
    caller: Object.entries(given)
      .map((pair) => pair.join("="))
      .join(" "),
    roles,
  };
};

async function ask(path: string, headers: Readonly<Record<string, string>> = {}) {
  const read = async (_input: unknown, { caller }: Context) => ({ status: 200, body: { caller } });
  const handlers = Object.fromEntries(operations.map(({ id }) => [id, read]));
  protectedServer ??= await listen(
    createApp(bindRoutes(contract, handlers), { authenticate, log: (entry) => log.push(entry) }),
  );
  const response = await fetch(`${protectedServer.url}${path}`, { headers });
  const { code, caller } = (await response.json()) as { readonly code?: string; readonly caller?: string };
  return `${response.status} ${code ?? caller} ${response.headers.get("www-authenticate") ?? ""}`.trim();
}
afterEach(() => {
  protectedServer = null;
});

test("a credential is found in its header, in the query, in a cookie and behind its scheme", async () => {
  expect(await ask("/key", { "x-api-key": "abc" })).toBe("200 Key=abc");
  expect(await ask("/old?api_key=a%20b")).toBe("200 Old=a b");
  expect(await ask("/session", { cookie: 'theme=dark; sid="s 1"; sid=other' })).toBe("200 Session=s 1");
  expect(await ask("/token", { authorization: "token  t1" })).toBe("200 Token=t1");
});

test("missing and bad are told apart, and neither is 400", async () => {
  expect(await ask("/key")).toBe("401 KEY_MISSING ApiKey");
  expect(await ask("/key", { "x-api-key": "" })).toBe("401 KEY_MISSING ApiKey");
  expect(await ask("/key", { "x-api-key": "bad" })).toBe("401 KEY_INVALID ApiKey");
  expect(await ask("/key", { "x-api-key": "far too long" })).toBe("401 KEY_INVALID ApiKey");
  expect(await ask("/token")).toBe("401 UNAUTHENTICATED Token");
  expect(await ask("/token", { authorization: "Bearer t1" })).toBe("401 TOKEN_INVALID Token");
  expect(await ask("/old?api_key=a&api_key=b")).toBe("401 UNAUTHENTICATED ApiKey");
  expect(await ask("/old?api_key=%00")).toBe("401 UNAUTHENTICATED ApiKey");
  expect(await ask("/session", { cookie: "mysid=1" })).toBe("401 UNAUTHENTICATED ApiKey");
});

test("one way of several is enough, and of a way all is needed", async () => {
  expect(await ask("/either", { authorization: "Bearer a:read+a:write" })).toBe("200 OAuth=a:read+a:write");
  expect(await ask("/either", { authorization: "Bearer a:read" })).toBe("403 FORBIDDEN");
  expect(await ask("/either", { "x-api-key": "abc" })).toBe("200 Key=abc");
  expect(await ask("/either", { "x-api-key": "abc", authorization: "Basic x" })).toBe("200 Key=abc");
  expect(await ask("/either", { "x-api-key": "abc", authorization: "Bearer bad" })).toBe("200 Key=abc");
  expect(await ask("/either")).toBe("401 UNAUTHENTICATED Bearer, ApiKey");
  expect(await ask("/both", { "x-house": "h", authorization: "Token t" })).toBe("200 House=h Token=t");
  expect(await ask("/both", { "x-house": "h" })).toBe("401 UNAUTHENTICATED ApiKey, Token");
  expect(await ask("/both", { "x-house": "h", authorization: "Token bad" })).toBe(
    "401 UNAUTHENTICATED ApiKey, Token",
  );
});

test("what is welcome may be left out, and is refused where it is bad", async () => {
  expect(await ask("/welcome")).toBe("200 null");
  expect(await ask("/welcome", { "x-api-key": "bad" })).toBe("401 KEY_INVALID ApiKey");
});

test("a credential in the query is no parameter, whoever asks, and is in no log", async () => {
  expect(await ask("/open?api_key=geheim")).toBe("200 null");
  expect(await ask("/open?api-key=geheim")).toBe("400 VALIDATION_FAILED");
  expect(await ask("/old?api_key=geheim")).toBe("200 Old=geheim");
  expect(JSON.stringify(log.map(({ caller: _, ...entry }) => entry))).not.toContain("geheim");
});
