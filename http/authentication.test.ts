import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { createApp } from "./app.js";
import type { AppOptions } from "./app-options.js";
import type { Authenticate } from "./authentication.js";
import type { Context } from "./handler.js";
import { type Listening, listen } from "./listen.js";
import type { Contract, Credential, Operation } from "./operation.js";
import { problemDetails } from "./problem.js";
import { bindRoutes } from "./routes.js";

const bearer: Credential = { name: "Bearer", in: "authorization", at: "Bearer" };

/** A diary that is its owner's alone, and an archive for keepers. */
function operation(id: string, path: string, role: string | null): Operation {
  return {
    id,
    path,
    method: "GET",
    capability: "diary",
    requirements: [],
    errors: [],
    authentication: { ways: [[{ credential: bearer, roles: role === null ? [] : [role] }]], required: true },
    query: z.strictObject({ owner: z.string().exactOptional() }),
    caller: "query.owner",
    replies: { 200: z.strictObject({ caller: z.string().nullable() }) },
  };
}
const contract: Contract = {
  operations: [operation("diary", "/diary", null), operation("archive", "/archive", "keeper")],
  errors: {},
  errorBody: problemDetails,
};

let diary: Listening | null = null;
afterEach(() => diary?.close());

async function open(options: AppOptions = {}): Promise<void> {
  const read = async (_input: unknown, { caller }: Context) => ({ status: 200, body: { caller } });
  const authenticate: Authenticate = async ({ Bearer: caller = "" }) =>
    caller === "forged" ? null : { caller, roles: caller === "eve" ? ["keeper"] : [] };
  const routes = bindRoutes(contract, { diary: read, archive: read });
  diary = await listen(createApp(routes, { authenticate, ...options }));
}

async function ask(path: string, authorization?: string) {
  const headers = authorization === undefined ? {} : { Authorization: authorization };
  const response = await fetch(`${diary?.url}${path}`, { headers });
  const { code, caller } = (await response.json()) as { readonly code?: string; readonly caller?: string };
  return [response.status, code ?? caller, response.headers.get("www-authenticate")];
}

test("the answer says how to send credentials where there are none, and what is wrong with bad ones", async () => {
  await open();
  expect(await ask("/diary")).toEqual([401, "UNAUTHENTICATED", "Bearer"]);
  expect(await ask("/diary", "Basic YTpi")).toEqual([401, "UNAUTHENTICATED", "Bearer"]);
  expect(await ask("/diary", "Bearer")).toEqual([401, "UNAUTHENTICATED", "Bearer"]);
  expect(await ask("/diary", "Bearer forged")).toEqual([401, "UNAUTHENTICATED", "Bearer"]);
  expect(await ask("/diary", "bearer ann")).toEqual([200, "ann", null]);
});

test("a caller who names another one, or lacks the role, may not", async () => {
  await open();
  expect(await ask("/diary?owner=ann", "Bearer ann")).toEqual([200, "ann", null]);
  expect(await ask("/diary?owner=ann", "Bearer bob")).toEqual([403, "FORBIDDEN", null]);
  expect(await ask("/archive", "Bearer ann")).toEqual([403, "FORBIDDEN", null]);
  expect(await ask("/archive", "Bearer eve")).toEqual([200, "eve", null]);
});

test("a handler knows the roles of who proved a name, and none of others", async () => {
  const seen: (readonly string[])[] = [];
  const read = async (_input: unknown, { caller, roles }: Context) => {
    seen.push(roles);
    return { status: 200, body: { caller } };
  };
  const authenticate: Authenticate = async ({ Bearer: caller = "" }) => ({
    caller,
    roles: ["keeper", "guest"],
  });
  const routes = bindRoutes(contract, { diary: read, archive: read });
  diary = await listen(createApp(routes, { authenticate, trusting: true }));
  expect(await ask("/archive", "Bearer eve")).toEqual([200, "eve", null]);
  expect(await ask("/diary?owner=ann")).toEqual([200, "ann", null]);
  expect(seen).toEqual([["keeper", "guest"], []]);
});

test("where callers are trusted none needs credentials, and bad ones are refused", async () => {
  await open({ trusting: true });
  expect(await ask("/diary")).toEqual([200, null, null]);
  expect(await ask("/archive?owner=ann")).toEqual([200, "ann", null]);
  expect((await ask("/diary", "Bearer forged"))[0]).toBe(401);
  expect((await ask("/diary?owner=ann", "Bearer bob"))[0]).toBe(403);
  expect((await ask("/archive", "Bearer bob"))[0]).toBe(403);
});

test("where credentials cannot be checked, that must be said, and then they are ignored", async () => {
  const routes = bindRoutes(contract, { diary: async () => null, archive: async () => null });
  expect(() => createApp(routes)).toThrow('"diary" asks for Bearer: give `authenticate`, or');
  const read = async () => ({ status: 200, body: { caller: null } });
  const open = createApp(bindRoutes(contract, { diary: read, archive: read }), { trusting: true });
  diary = await listen(open);
  expect(await ask("/archive", "Bearer forged")).toEqual([200, null, null]);
});
