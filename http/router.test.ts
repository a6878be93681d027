import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import cors from "cors";
import express, { type Express } from "express";
import session from "express-session";
import helmet from "helmet";
import morgan from "morgan";
import { describe, expect, onTestFinished, test } from "vitest";
import type { AppOptions } from "./app-options.js";
import type { LogEntry } from "./log.js";
import type { Contract } from "./operation.js";
import { createRouter } from "./router.js";
import { bindRoutes } from "./routes.js";
import { handlersOf, library } from "./test-library.js";

const entries: LogEntry[] = [];

/** The library as a router; its handlers answer with what they were given. */
function libraryRouter(options: AppOptions = {}) {
  entries.length = 0;
  const handlers = handlersOf({
    postBooks: async ({ body }: { readonly body: object }) => ({ status: 201, body }),
    putBooksByIdText: async ({ body }: { readonly body: string }) => ({ status: 200, body }),
    getBooksById: async ({ params }: { readonly params: { readonly id: number } }) => ({
      status: 200,
      body: { title: String(params.id) },
    }),
  });
  return createRouter(bindRoutes(library, handlers), {
    idempotencyStore: null,
    trusting: true,
    log: (entry) => void entries.push(entry),
    ...options,
  });
}

/** Serves an application, and asks it. */
async function serving(app: Express) {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return async (
    method: string,
    path: string,
    body?: string,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const init = body === undefined ? { method, headers } : { method, headers, body };
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, init);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
}

const json = { "content-type": "application/json" };
const book = JSON.stringify({ title: "Emma" });

describe("a router in another application", () => {
  test("serves its operations under a prefix, and names the path that was sent", async () => {
    const ask = await serving(express().use("/api/v1", libraryRouter()));
    expect(await ask("GET", "/api/v1/books/7")).toMatchObject({
      status: 200,
      text: expect.stringContaining('"7"'),
    });
    expect((await ask("HEAD", "/api/v1/books/7")).status).toBe(200);
    const refused = await ask("GET", "/api/v1/books/x");
    expect([refused.status, JSON.parse(refused.text).instance]).toEqual([400, "/api/v1/books/x"]);
    expect(entries.map(({ path, route }) => [path, route])).toEqual([
      ["/api/v1/books/7", "/books/{id}"],
      ["/api/v1/books/7", "/books/{id}"],
      ["/api/v1/books/x", "/books/{id}"],
    ]);
    expect((await ask("GET", "/books/7")).status).toBe(404);
  });

  test("lets paths and methods that are not its own go on to what comes next", async () => {
    const app = express();
    app.use((_request, response, next) => {
      response.locals.before = "kept";
      next();
    });
    app.use(libraryRouter());
    app.get("/about", (_request, response) => void response.send(`about, ${response.locals.before}`));
    app.patch("/books/:id", (request, response) => void response.send(`patched ${request.params.id}`));
    const ask = await serving(app);
    expect((await ask("GET", "/about")).text).toBe("about, kept");
    expect((await ask("PATCH", "/books/7")).text).toBe("patched 7");
    expect((await ask("GET", "/healthz")).status).toBe(404);
    expect(entries).toEqual([]);
  });

  test("refuses a path whose escapes cannot be read", async () => {
    const ask = await serving(express().use(libraryRouter()));
    for (const path of ["/books/%FF", "/books/%C3"]) {
      const { status, text } = await ask("GET", path);
      expect([status, JSON.parse(text).code]).toEqual([400, "VALIDATION_FAILED"]);
    }
    expect(entries.map(({ error }) => error)).toEqual([null, null]);
  });

  test("adds no headers but its own, and keeps those of the application", async () => {
    const app = express();
    app.use(helmet(), cors({ origin: "https://shop.example" }));
    app.use(libraryRouter({ headers: { "X-Served-By": "library" } }));
    const { headers } = await (await serving(app))("GET", "/books/7");
    expect(headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(headers.get("access-control-allow-origin")).toBe("https://shop.example");
    expect(headers.get("x-served-by")).toBe("library");
    expect(headers.get("x-request-id")).not.toBeNull();
  });

  test("works between a session, a log and express.json()", async () => {
    const lines: string[] = [];
    const app = express();
    app.use(morgan(":method :url :status", { stream: { write: (line) => void lines.push(line.trim()) } }));
    app.use(session({ secret: "for a test", resave: false, saveUninitialized: true }));
    app.use(express.json(), express.urlencoded({ extended: false }), express.text());
    app.use("/api", libraryRouter());
    const ask = await serving(app);
    const answer = await ask("POST", "/api/books", book, json);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([201, { title: "Emma", pages: 100 }]);
    expect(answer.headers.get("set-cookie")).toContain("connect.sid");
    expect(lines).toEqual(["POST /api/books 201"]);
  });
});

describe("a body that middleware has read", () => {
  test("is checked like any other", async () => {
    const ask = await serving(
      express()
        .use(express.json())
        .use(libraryRouter({ bodyLimit: 100 })),
    );
    expect((await ask("POST", "/books", '{"title":7}', json)).status).toBe(400);
    expect((await ask("POST", "/books", '{"title":"Emma","extra":1}', json)).status).toBe(400);
    expect((await ask("POST", "/books", JSON.stringify({ title: "E".repeat(200) }), json)).status).toBe(413);
    // What the middleware does not know it leaves alone.
    expect(
      (await ask("PUT", "/books/7/text", "words", { "content-type": "text/plain", "if-match": "1" })).text,
    ).toBe("words");
  });

  test("of text is what was read", async () => {
    const ask = await serving(express().use(express.text()).use(libraryRouter()));
    const headers = { "content-type": "text/plain", "if-match": "1" };
    expect((await ask("PUT", "/books/7/text", "words", headers)).text).toBe("words");
  });

  test("is its very bytes where the application keeps them", async () => {
    const keep = express.raw({ type: "text/plain" });
    const ask = await serving(express().use(keep).use(libraryRouter()));
    const headers = { "content-type": "text/plain", "if-match": "1" };
    expect((await ask("PUT", "/books/7/text", "wörds", headers)).text).toBe("wörds");
  });

  test("and is lost is our fault, with what to do about it", async () => {
    const drain = express();
    drain.use((request, _response, next) => {
      request.resume().once("end", () => next());
    });
    const ask = await serving(drain.use(libraryRouter()));
    const answer = await ask("POST", "/books", book, json);
    expect([answer.status, answer.text.includes("middleware")]).toEqual([500, false]);
    expect(entries.map(({ error }) => String(error))).toEqual([
      expect.stringContaining(
        "Mount the router before that middleware, or keep them: express.json({ verify:",
      ),
    ]);
  });

  test("is demanded byte for byte where it may be signed", async () => {
    const contract: Contract = {
      ...library,
      operations: [
        {
          id: "postEvents",
          method: "POST",
          path: "/events",
          capability: "library",
          requirements: [],
          errors: [],
          body: "application/json",
          replies: { 200: "text/plain" },
        },
      ],
    };
    const postEvents = async ({ body }: { readonly body: Uint8Array }) => ({
      status: 200,
      body: Buffer.from(body).toString(),
    });
    const events = () =>
      createRouter(bindRoutes(contract, { postEvents }), { log: (entry) => void entries.push(entry) });
    entries.length = 0;
    const sent = '{ "id":  1 }';
    const parsed = await serving(express().use(express.json()).use(events()));
    expect((await parsed("POST", "/events", sent, json)).status).toBe(500);
    expect(String(entries[0]?.error)).toContain("its bytes were not kept");
    const verify = (request: object, _response: unknown, bytes: Buffer) =>
      void Object.assign(request, { rawBody: bytes });
    const kept = await serving(express().use(express.json({ verify })).use(events()));
    expect((await kept("POST", "/events", sent, json)).text).toBe(sent);
    const before = await serving(express().use(events()).use(express.json()));
    expect((await before("POST", "/events", sent, json)).text).toBe(sent);
  });
});
