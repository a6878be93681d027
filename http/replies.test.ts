import { afterEach, expect, test } from "vitest";
import type { Context, Handler } from "./handler.js";
import { notImplemented } from "./not-implemented.js";
import { refuse } from "./refusal.js";
import { type OpenLibrary, openLibrary, promised } from "./test-library.js";

let library: OpenLibrary | null = null;
afterEach(() => library?.close());

async function open(handler: Handler<never, unknown>, id = "getBooksById"): Promise<OpenLibrary> {
  library = await openLibrary({ [id]: handler });
  return library;
}

test("a declared reply goes out as it is declared", async () => {
  const { ask } = await open(async () => ({ status: 200, body: { title: "Emma", pages: 3 } }));
  const { status, headers, text } = await ask("GET", "/books/1");
  expect([status, text]).toEqual([200, '{"title":"Emma","pages":3}']);
  expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(headers.get("x-powered-by")).toBeNull();
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test.each([
  ["an undeclared status", { status: 418 }],
  ["no status at all", {}],
  ["nothing", undefined],
  ["a body off its schema", { status: 200, body: { title: "Emma", colour: "red" } }],
  ["no body", { status: 200 }],
  ["a body where none belongs", { status: 204, body: {} }],
  ["a redirect without its place", { status: 303 }],
  ["an undeclared code", refuse("CART_EMPTY")],
  ["a code of the kernel", refuse("ROUTE_NOT_FOUND")],
  ["a refusal without its header", refuse("LENT_OUT")],
])("%s is our fault: reported to the log, not to the client", async (_what, reply) => {
  const { ask, log } = await open(async () => reply);
  const { status, body, text } = await ask("GET", "/books/1");
  expect([status, body?.code]).toEqual([500, "INTERNAL_ERROR"]);
  expect(text).not.toMatch(/handler|colour|stack|\.ts/);
  expect(String(log[0]?.error)).toContain('The handler "getBooksById"');
});

test("what a handler throws stays inside", async () => {
  const { ask, log } = await open(async () => {
    throw new Error("the password is swordfish");
  });
  const { status, text } = await ask("GET", "/books/1");
  expect([status, text.includes("swordfish")]).toEqual([500, false]);
  expect(String(log[0]?.error)).toContain("swordfish");
});

test("a log that fails ends one connection, and nothing else", async () => {
  const handler = async () => ({ status: 200, body: { title: "Emma", pages: 3 } });
  const log = () => {
    throw new Error("the disk is full");
  };
  library = await openLibrary({ getBooksById: handler }, { log });
  for (const path of ["/books/1", "/books/2"]) expect((await library.ask("GET", path)).status).toBe(200);
});

test("a refusal has the declared shape, its headers and its own words", async () => {
  const { ask } = await open(async () =>
    refuse("LENT_OUT", { detail: "Bob has it", headers: { "Retry-After": "60" } }),
  );
  const { status, headers, body } = await ask("GET", "/books/1?");
  expect([status, headers.get("retry-after")]).toEqual([409, "60"]);
  expect(headers.get("content-type")).toBe("application/problem+json");
  expect(body).toEqual({
    type: "urn:problem:lent-out",
    title: "Lent out",
    status: 409,
    detail: "Bob has it",
    instance: "/books/1",
    code: "LENT_OUT",
    message: "Somebody else reads it",
  });
});

test("a redirect, an empty answer and plain text", async () => {
  const redirect = await open(async () => ({ status: 303, headers: { Location: "/books/2" } }));
  expect((await redirect.ask("GET", "/books/1")).headers.get("location")).toBe("/books/2");
  await redirect.close();
  const empty = await open(async () => ({ status: 204 }));
  expect((await empty.ask("GET", "/books/1")).text).toBe("");
  await empty.close();
  const text = await open(
    async ({ body }: { body: string }) => ({ status: 200, body: body.toUpperCase() }),
    "putBooksByIdText",
  );
  const headers = { "Content-Type": "text/plain", "If-Match": "1" };
  const answer = await text.ask("PUT", "/books/1/text", { body: "é", headers });
  expect([answer.text, answer.headers.get("content-type")]).toEqual(["É", "text/plain; charset=utf-8"]);
});

test("a handler that is not written yet says so, and is no fault", async () => {
  const { ask, log } = await open(async () => notImplemented("getBooksById"));
  const { status, body } = await ask("GET", "/books/1");
  expect([status, body?.code, body?.detail]).toEqual([
    501,
    "NOT_IMPLEMENTED",
    "getBooksById is not written yet",
  ]);
  expect(log[0]?.error).toBeNull();
});

test("a handler hears when its client has gone", async () => {
  const heard = promised<string>();
  const started = promised<void>();
  const { url } = await open(async (_input: never, { signal }: Context) => {
    signal.addEventListener("abort", () => heard.resolve("gone"));
    started.resolve();
    await heard.promise;
    return { status: 204 };
  });
  const client = new AbortController();
  const asked = fetch(`${url}/books/1`, { signal: client.signal });
  await started.promise;
  client.abort();
  await expect(asked).rejects.toThrow();
  expect(await heard.promise).toBe("gone");
});

test("a handler's own header takes the place of a shared one; one that no header may hold is our fault", async () => {
  const redirect = (headers: object) =>
    open(async () => ({ status: 303, headers: { Location: "/", ...headers } }));
  const own = await redirect({ "cache-control": "max-age=60" });
  expect((await own.ask("GET", "/books/1")).headers.get("cache-control")).toBe("max-age=60");
  await own.close();
  const broken = await redirect({ "X-Note": "a\r\nSet-Cookie: b=1" });
  const { status, headers } = await broken.ask("GET", "/books/1");
  expect([status, headers.get("set-cookie")]).toEqual([500, null]);
});

test("a program may add headers to every answer, or change them", async () => {
  const shared = { "Strict-Transport-Security": "max-age=63072000", "Referrer-Policy": "origin" };
  library = await openLibrary({}, { headers: shared });
  const { headers } = await library.ask("GET", "/nothing");
  expect(headers.get("strict-transport-security")).toBe("max-age=63072000");
  expect(headers.get("referrer-policy")).toBe("origin");
  expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
});

test("health is answered without being asked for in a contract", async () => {
  const { ask } = await open(async () => ({ status: 204 }));
  expect((await ask("GET", "/healthz")).body).toEqual({ status: "ok" });
});
