import type { AddressInfo } from "node:net";
import express, { type Application } from "express";
import { describe, expect, onTestFinished, test } from "vitest";
import { createApp } from "./app.js";
import type { LogEntry } from "./log.js";
import { bindRoutes } from "./routes.js";
import { handlersOf, library } from "./test-library.js";

const entries: LogEntry[] = [];

function libraryApp(): Application {
  entries.length = 0;
  const handlers = handlersOf({
    getBooksById: async ({ params }: { readonly params: { readonly id: number } }) => ({
      status: 200,
      body: { title: String(params.id) },
    }),
  });
  const log = (entry: LogEntry) => void entries.push(entry);
  return createApp(bindRoutes(library, handlers), { idempotencyStore: null, trusting: true, log });
}

/** Serves by Express's own `listen`. */
async function serving(app: Application) {
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return async (path: string, method = "GET") => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method });
    const text = await answer.text();
    return {
      status: answer.status,
      allow: answer.headers.get("allow"),
      body: text === "" ? null : JSON.parse(text),
    };
  };
}

const answers = [
  ["/books/7", "GET", 200],
  ["/books/7", "HEAD", 200],
  ["/books/%37", "GET", 200],
  ["/books/x", "GET", 400],
  ["/books/%", "GET", 400],
  ["/healthz", "GET", 200],
  ["/nowhere", "GET", 404],
  ["/books/7", "PATCH", 405],
] as const;

describe("an application", () => {
  test("is one of Express, with its settings and its listen", async () => {
    const app = libraryApp();
    expect(app.get("strict routing")).toBe(true);
    expect(app.set("title", "Books").get("title")).toBe("Books");
    const ask = await serving(app);
    for (const [path, method, status] of answers) expect((await ask(path, method)).status).toBe(status);
    expect((await ask("/books/7", "PATCH")).allow).toContain("GET");
  });

  test("answers the same within another one, under a prefix, to its end", async () => {
    const outer = express();
    outer.use("/api", libraryApp());
    outer.use((_request, response) => response.status(418).json({ outer: true }));
    const ask = await serving(outer);
    for (const [path, method, status] of answers)
      expect((await ask(`/api${path}`, method)).status).toBe(status);
    expect((await ask("/api/books/x")).body).toMatchObject({ instance: "/api/books/x" });
    expect((await ask("/elsewhere")).status).toBe(418);
    expect(entries.map(({ path }) => path)).toContain("/api/books/7");
  });

  test("does not reach what is added behind it", async () => {
    const app = libraryApp();
    app.get("/late", (_request, response) => void response.json({ late: true }));
    expect((await (await serving(app))("/late")).status).toBe(404);
  });
});
