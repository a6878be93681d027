import { afterEach, expect, test } from "vitest";
import { createApp } from "./app.js";
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
    const authenticate = async (caller: string) => ({ caller, roles: [] });
    const routes = bindRoutes({ ...library, errors: { ...library.errors, ...errors } }, handlersOf({}));
    server = await listen(createApp(routes, { authenticate, bodyLimit: 1000 }));
    const response = await fetch(server.url + path, { method, ...init });
    expect(await response.json()).toMatchObject({ code, message: words(code), detail: words(code) });
  },
);

test("where the catalogue has no words for it, the kernel says what is understood", async () => {
  const open = await openLibrary();
  const { body } = await open.ask("PUT", "/books/1/text", { body: "a", headers: text });
  expect(body).toMatchObject({
    message: reserved.UNSUPPORTED_MEDIA_TYPE.message,
    detail: "Only text/plain is understood here",
  });
  await open.close();
});
