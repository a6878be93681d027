import { expect, test, vi } from "vitest";
import { createApp } from "./app.js";
import { listen } from "./listen.js";
import { bindRoutes } from "./routes.js";
import { library, openLibrary, promised } from "./test-library.js";

test("another application takes over while the server listens", async () => {
  const named = (title: string) => {
    const handlers = Object.fromEntries(
      library.operations.map(({ id }) => [id, async () => ({ status: 200, body: { title } })]),
    );
    return createApp(bindRoutes(library, handlers), { authenticate: async () => null });
  };
  const server = await listen(named("old"));
  const title = async () =>
    ((await (await fetch(`${server.url}/books/newest`)).json()) as { title: string }).title;
  expect(await title()).toBe("old");
  server.swap(named("new"));
  expect(await title()).toBe("new");
  await server.close();
});

test("closing answers what is under way and takes nothing new", async () => {
  const started = promised<void>();
  const go = promised<void>();
  const library = await openLibrary({
    getBooksNewest: async () => {
      started.resolve();
      await go.promise;
      return { status: 200, body: { title: "late" } };
    },
  });
  const slow = library.ask("GET", "/books/newest");
  await started.promise;
  const closed = library.close();
  await expect(fetch(`${library.url}/healthz`)).rejects.toThrow();
  go.resolve();
  expect((await slow).body?.title).toBe("late");
  await closed;
});

test("closing hangs up on what does not end", async () => {
  const library = await openLibrary({ getBooksNewest: () => new Promise(() => {}) });
  const stuck = library.ask("GET", "/books/newest");
  const refused = expect(stuck).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await library.close(20);
  await refused;
});

test("a port that is taken is reported", async () => {
  const first = await openLibrary();
  const port = Number(new URL(first.url).port);
  await expect(listen(() => {}, { port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await first.close();
});

test("an application without all its handlers, or without the authentication it needs, does not start", () => {
  expect(() => bindRoutes(library, {})).toThrow('No handler "getBooks" for GET /books.');
  vi.stubEnv("SPECWRIGHT_MISSING_HANDLERS", "501");
  expect(bindRoutes(library, {})).toMatchObject({ handlers: {} });
  vi.stubEnv("NODE_ENV", "production");
  expect(() => bindRoutes(library, {})).toThrow('No handler "getBooks" for GET /books.');
  vi.unstubAllEnvs();
  const handlers = Object.fromEntries(library.operations.map(({ id }) => [id, async () => null]));
  expect(() => createApp(bindRoutes(library, handlers))).toThrow('"deleteBooksById" asks for Bearer');
});
