import { afterEach, expect, test } from "vitest";
import { createApp } from "./app.js";
import type { Presented } from "./authentication.js";
import { type Listening, listen } from "./listen.js";
import { reserved } from "./reserved.js";
import { bindRoutes } from "./routes.js";
import { handlersOf, library, openLibrary } from "./test-library.js";

let server: Listening | null = null;
afterEach(() => server?.close());

const words = (code: string): string => `Eigene Worte: ${code}`;
const errors = Object.fromEntries(
  Object.entries(reserved).map(([code, entry]) => [code, { ...entry, message: words(code) }]),
);

const json = { "Content-Type": "application/json" };
const text = { "Content-Type": "image/png", "If-Match": "1" };
const refused: readonly (readonly [code: string, method: string, path: string, init: RequestInit])[] = [
  ["ROUTE_NOT_FOUND", "GET", "/nowhere", {}],
  ["METHOD_NOT_ALLOWED", "PATCH", "/books", {}],
  ["VALIDATION_FAILED", "GET", "/books/%zz", {}],
  ["VALIDATION_FAILED", "GET", "/books?limit=%zz", {}],
  ["VALIDATION_FAILED", "GET", "/books?limit=x", {}],
  ["UNAUTHENTICATED", "DELETE", "/books/1", {}],
  ["FORBIDDEN", "DELETE", "/books/1", { headers: { Authorization: "Bearer bob" } }],
  ["UNSUPPORTED_MEDIA_TYPE", "POST", "/books", { body: "{}", headers: { "Content-Type": "text/plain" } }],
  ["UNSUPPORTED_MEDIA_TYPE", "PUT", "/books/1/text", { body: "a", headers: text }],
  [
    "UNSUPPORTED_MEDIA_TYPE",
    "POST",
    "/books",
    { body: "{}", headers: { ...json, "Content-Encoding": "gzip" } },
  ],
  ["MALFORMED_JSON", "POST", "/books", { body: "{", headers: json }],
  ["BODY_TOO_LARGE", "POST", "/books", { body: "x".repeat(2000), headers: json }],
];

test.each(refused)(
  "the words of a catalogue for %s are the message: %s %s",
  async (code, method, path, init) => {
    const authenticate = async ({ Bearer: caller = "" }: Presented) => ({ caller, roles: [] });
    const routes = bindRoutes({ ...library, errors: { ...library.errors, ...errors } }, handlersOf({}));
    server = await listen(createApp(routes, { authenticate, bodyLimit: 1000 }));
    const response = await fetch(server.url + path, { method, ...init });
    expect(await response.json()).toMatchObject({ code, message: words(code), detail: words(code) });
  },
);

const otherNames = Object.fromEntries(Object.keys(reserved).map((code) => [code, `OUR_${code}`]));
const ours = Object.fromEntries(
  Object.entries(reserved).map(([code, entry]) => [`OUR_${code}`, { ...entry, message: words(code) }]),
);

test.each(refused)("%s goes by another name: %s %s", async (code, method, path, init) => {
  const authenticate = async ({ Bearer: caller = "" }: Presented) => ({ caller, roles: [] });
  const contract = { ...library, errors: { ...library.errors, ...ours }, renamed: otherNames };
  const codes: (string | null)[] = [];
  const log = (entry: { code: string | null }) => codes.push(entry.code);
  server = await listen(
    createApp(bindRoutes(contract, handlersOf({})), { authenticate, bodyLimit: 1000, log }),
  );
  const response = await fetch(server.url + path, { method, ...init });
  const own = { code: `OUR_${code}`, type: `urn:problem:our-${code.toLowerCase().replaceAll("_", "-")}` };
  expect(await response.json()).toMatchObject({ ...own, message: words(code) });
  expect(codes).toEqual([`OUR_${code}`]);
});

test("so does the code of who asks too often", async () => {
  const contract = { ...library, errors: { ...library.errors, ...ours }, renamed: otherNames };
  const rateLimit = { perMinute: 1 };
  server = await listen(createApp(bindRoutes(contract, handlersOf({})), { rateLimit, trusting: true }));
  const { url } = server;
  await fetch(`${url}/nowhere`);
  const response = await fetch(`${url}/nowhere`);
  expect([response.status, response.headers.get("retry-after") !== null]).toEqual([429, true]);
  expect(await response.json()).toMatchObject({ code: "OUR_RATE_LIMITED" });
});

test("where the catalogue has no words for it, the kernel says what is understood", async () => {
  const open = await openLibrary();
  const { body } = await open.ask("PUT", "/books/1/text", { body: "a", headers: text });
  expect(body).toMatchObject({
    message: reserved.UNSUPPORTED_MEDIA_TYPE.message,
    detail: "Only text/plain is understood here",
  });
  await open.close();
});
