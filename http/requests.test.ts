import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenLibrary, openLibrary } from "./test-library.js";

let library: OpenLibrary;
const bookAnswer = async (input: { body: object }) => ({ status: 201, body: input.body });

beforeAll(async () => {
  library = await openLibrary({ postBooks: bookAnswer });
});
afterAll(() => library.close());

const paths = (body: { readonly [name: string]: unknown } | null): unknown =>
  (body?.errors as { path: string }[] | undefined)?.map(({ path }) => path);

describe("the query", () => {
  const input = async (query: string): Promise<unknown> =>
    (await library.ask("GET", `/books${query}`)).body?.input;

  test("is text turned to the declared types, defaults filled in", async () => {
    expect(await input("")).toEqual({ query: { limit: 20 } });
    expect(await input("?limit=7&tag=a&lent=true&ratio=0.5")).toEqual({
      query: { limit: 7, tag: ["a"], lent: true, ratio: 0.5 },
    });
    expect(await input("?tag=a%20b&tag=c+d&tag=")).toEqual({ query: { limit: 20, tag: ["a b", "c d", ""] } });
  });

  test.each(["1.5", "", "0", "51", "abc", "0x10", "+1", "01", " 1", "1e400", "null"])(
    "refuses limit=%s",
    async (limit) => {
      const { status, body } = await library.ask("GET", `/books?limit=${encodeURIComponent(limit)}`);
      expect([status, body?.code, paths(body)]).toEqual([400, "VALIDATION_FAILED", ["limit"]]);
    },
  );

  test("names every parameter that is wrong, unknown or given twice", async () => {
    const { body } = await library.ask(
      "GET",
      "/books?limit=x&lent=yes&colour=red&ratio=1&ratio=2&__proto__=1",
    );
    expect(paths(body)).toEqual(["limit", "ratio", "lent", "colour", "__proto__"]);
  });

  test("is refused where none is declared, or where it is garbled", async () => {
    expect(paths((await library.ask("GET", "/books/newest?x=1")).body)).toEqual(["x"]);
    const { status, body } = await library.ask("GET", "/books?tag=%E0%A4%A");
    expect([status, body?.code]).toEqual([400, "VALIDATION_FAILED"]);
  });
});

describe("the path", () => {
  test("is typed, decoded, and prefers what is fixed", async () => {
    const busy = await openLibrary({
      getBooksById: async ({ params }: { params: unknown }) => ({
        status: 200,
        body: { title: JSON.stringify(params) },
      }),
      getBooksNewest: async () => ({ status: 200, body: { title: "new" } }),
    });
    expect((await busy.ask("GET", "/books/7")).body?.title).toBe('{"id":7}');
    expect((await busy.ask("GET", "/books/newest")).body?.title).toBe("new");
    expect((await busy.ask("GET", "/books/seven")).body?.errors).toEqual([
      { path: "id", message: "must be a number" },
    ]);
    await busy.close();
  });

  test.each([
    ["GET", "/nothing", 404, "ROUTE_NOT_FOUND"],
    ["GET", "/books/", 404, "ROUTE_NOT_FOUND"],
    ["GET", "/Books", 404, "ROUTE_NOT_FOUND"],
    ["GET", "/books/%zz", 400, "VALIDATION_FAILED"],
    ["GET", "//", 404, "ROUTE_NOT_FOUND"],
  ])("%s %s is %i %s", async (method, path, status, code) => {
    const answer = await library.ask(method, path);
    expect([answer.status, answer.body?.code]).toEqual([status, code]);
  });

  test("with another method says which ones there are", async () => {
    const { status, headers } = await library.ask("PATCH", "/books/7");
    expect([status, headers.get("allow")]).toEqual([405, "DELETE, GET, HEAD"]);
    expect((await library.ask("OPTIONS", "/books")).headers.get("allow")).toBe("GET, HEAD, POST");
  });

  test("HEAD is GET without its body", async () => {
    const { status, text, headers } = await library.ask("HEAD", "/books");
    expect([status, text, Number(headers.get("content-length")) > 2]).toEqual([200, "", true]);
  });
});

describe("the body", () => {
  const raw = (body: string | Uint8Array<ArrayBuffer>, type = "application/json") =>
    library.ask("POST", "/books", { body, headers: { "Content-Type": type } });

  test("is checked, defaults filled in", async () => {
    expect((await library.send("POST", "/books", { title: "Emma", note: null })).body).toEqual({
      title: "Emma",
      pages: 100,
      note: null,
    });
  });

  test("absent counts as empty, and every bad place is named once by its path", async () => {
    expect(paths((await library.ask("POST", "/books")).body)).toEqual(["title"]);
    const bad = { title: 3, pages: 1.5, tags: [{ name: "a" }, { name: 2, x: 1 }], colour: "red" };
    const { body } = await library.send("POST", "/books", bad);
    expect(paths(body)).toEqual(["title", "pages", "tags[1].name", "tags[1].x", "colour"]);
    expect(paths((await raw('{"title":"a","__proto__":{"x":1}}')).body)).toEqual(["__proto__"]);
  });

  test.each([
    ["{", "application/json", 400, "MALFORMED_JSON"],
    ["  ", "application/json", 400, "MALFORMED_JSON"],
    ['{"title":"a"}', "text/plain", 415, "UNSUPPORTED_MEDIA_TYPE"],
    ['{"title":"a"}', "application/json; charset=latin1", 415, "UNSUPPORTED_MEDIA_TYPE"],
    ['{"title":"a"}', "application/json; charset=UTF-8", 201, undefined],
    ['{"title":"a"}', "application/vnd.book+json", 201, undefined],
    ["null", "application/json", 400, "VALIDATION_FAILED"],
  ])("%j as %s is %i", async (body, type, status, code) => {
    const answer = await raw(body, type);
    expect([answer.status, answer.body?.code]).toEqual([status, code]);
  });

  test("of broken UTF-8, compressed, or without a type is refused", async () => {
    const bytes = new Uint8Array([...Buffer.from('{"title":"'), 0xff, ...Buffer.from('"}')]);
    expect((await raw(bytes)).body?.code).toBe("MALFORMED_JSON");
    const headers = { "Content-Type": "application/json", "Content-Encoding": "gzip" };
    expect((await library.ask("POST", "/books", { body: "x", headers })).status).toBe(415);
    expect((await library.ask("POST", "/books", { body: new Uint8Array([123, 125]) })).status).toBe(415);
  });

  test("that is too large is refused, with or without a declared length", async () => {
    const big = JSON.stringify({ title: "a".repeat(2_000_000) });
    expect((await raw(big)).body?.code).toBe("BODY_TOO_LARGE");
    const status = await new Promise((resolve, reject) => {
      const options = { method: "POST", headers: { "Content-Type": "application/json" } };
      const request = httpRequest(`${library.url}/books`, options, (response) =>
        resolve(response.statusCode),
      );
      request.on("error", reject);
      request.write(big.slice(0, 1_500_000));
      request.end(big.slice(1_500_000));
    });
    expect(status).toBe(413);
  });

  test("is refused where none is declared", async () => {
    const { status, body } = await library.send("DELETE", "/books/7", {});
    expect([status, body?.code]).toEqual([401, "UNAUTHENTICATED"]);
    const headers = { Authorization: "Bearer ada", "Content-Type": "application/json" };
    const sent = await library.ask("DELETE", "/books/7", { body: "{}", headers });
    expect(sent.body?.errors).toEqual([{ path: "", message: "must not have a body" }]);
  });

  test("of another media type arrives as it is", async () => {
    const put = (headers: Record<string, string>) =>
      library.ask("PUT", "/books/7/text", { body: "Call me…", headers: { "If-Match": "1", ...headers } });
    expect((await put({ "Content-Type": "application/json" })).status).toBe(415);
    expect((await put({ "Content-Type": "text/plain", "X-Copies": "many" })).body?.errors).toEqual([
      { path: "X-Copies", message: "must be a number" },
    ]);
  });
});

describe("a rule with an error of its own", () => {
  test("is that error where nothing else is wrong", async () => {
    const long = await library.send("POST", "/books", { title: "Middlemarch" });
    expect([long.status, long.body?.code, paths(long.body)]).toEqual([400, "TITLE_TOO_LONG", ["title"]]);
    expect((await library.send("POST", "/books", { title: "🎩".repeat(10) })).status).toBe(201);
    const both = await library.send("POST", "/books", { title: "Middlemarch", colour: "red" });
    expect([both.body?.code, paths(both.body)]).toEqual(["VALIDATION_FAILED", ["title", "colour"]]);
  });

  test("may have a body of its own; what is no number at all is no breach of it", async () => {
    const { status, body } = await library.send("POST", "/books", { title: "a", pages: 10_000 });
    expect([status, body]).toEqual([422, { why: ["thick"] }]);
    expect((await library.send("POST", "/books", { title: "a", pages: 1e30 })).body?.code).toBe(
      "VALIDATION_FAILED",
    );
  });
});

describe("the caller", () => {
  test("is the field that says so, or nobody", async () => {
    expect((await library.ask("GET", "/books?borrower=ada")).body?.caller).toBe("ada");
    expect((await library.ask("GET", "/books")).body?.caller).toBeNull();
  });

  test("is accepted with credentials and roles where they are asked for", async () => {
    const remove = (authorization?: string) =>
      library.ask("DELETE", "/books/7", authorization ? { headers: { Authorization: authorization } } : {});
    expect((await remove()).headers.get("www-authenticate")).toBe("Bearer");
    expect((await remove("Basic ada")).status).toBe(401);
    expect((await remove("Bearer nobody")).status).toBe(401);
    expect((await remove("Bearer bob")).body?.code).toBe("FORBIDDEN");
  });
});

test("an id of the request comes back if it is sane, else a new one", async () => {
  const id = async (sent: string) =>
    (await library.ask("GET", "/nothing", { headers: { "X-Request-Id": sent } })).headers.get("x-request-id");
  expect(await id("abc-123")).toBe("abc-123");
  expect(await id("a b")).toMatch(/^[0-9a-f-]{36}$/);
  expect(await id("x".repeat(129))).toMatch(/^[0-9a-f-]{36}$/);
});
