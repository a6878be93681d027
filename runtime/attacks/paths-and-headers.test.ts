import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GuardedShop, openGuardedShop, tokenOf } from "./test-guarded-shop.js";
import { rawClient, rawStatuses } from "./test-raw-socket.js";

/** OWASP API8: misconfiguration, and what lies below HTTP: other spellings of a path, and two requests in one. */
let shop: GuardedShop;
beforeAll(async () => {
  shop = await openGuardedShop();
});
afterAll(() => shop.close());

const end = "Host: a\r\nConnection: close\r\n\r\n";
const get = (path: string, headers = "") => rawStatuses(shop.url, `GET ${path} HTTP/1.1\r\n${headers}${end}`);
const bearer = `Authorization: Bearer ${tokenOf("user_ann")}\r\n`;

describe("other spellings of a path reach no other operation", () => {
  test.each([
    ["/api/products/../cart", 404],
    ["/api/products/%2e%2e/cart", 404],
    ["/api/products%2f..%2fcart", 404],
    ["/api//cart", 404],
    ["//api/cart", 404],
    ["/API/CART", 404],
    ["/api/cart/", 404],
    ["/api/cart;a=1", 404],
    ["/api/cart%00", 404],
    ["/api/cart%20", 404],
    ["/api/%63art", 401],
    ["/api\\cart", 404],
    ["/api/cart%5c", 404],
    ["/api/products/%00", 400],
    ["/api/products/..%2f..%2fetc%2fpasswd", 404],
    ["/api/products/%c0%ae%c0%ae", 400],
    ["/api/products/%ff", 400],
    ["/api/products/%", 400],
    ["/.env", 404],
    ["/.git/config", 404],
  ])("%s", async (path, status) => {
    expect(await get(path)).toEqual([status]);
  });

  test("a byte that no path may hold ends the connection", async () => {
    expect(await get("/api/cart\u0000")).toEqual([400]);
    expect(await get("/api/ca rt")).toEqual([400]);
  });

  test("a whole address, or another host, leads to no other place", async () => {
    const [status = 0] = await get("http://127.0.0.1/api/cart");
    expect([401, 404]).toContain(status);
    expect(await rawStatuses(shop.url, "GET /api/cart HTTP/1.1\r\nConnection: close\r\n\r\n")).toEqual([400]);
  });

  test("a path of sixteen thousand letters is too long", async () => {
    expect(await get(`/api/products/${"x".repeat(17_000)}`)).toEqual([431]);
  });
});

describe("headers", () => {
  test("too many or too long ones are refused", async () => {
    expect(await get("/api/products", `X-Long: ${"x".repeat(17_000)}\r\n`)).toEqual([431]);
    expect(await get("/api/products", "X-A: 1\r\n".repeat(101))).toEqual([431]);
  });

  test("a method in a header, a user in a header and an address in a header are believed by nobody", async () => {
    for (const header of ["X-HTTP-Method-Override: DELETE", "X-Method-Override: POST"]) {
      expect(await get("/api/products", `${header}\r\n`)).toEqual([200]);
    }
    for (const header of ["X-User-Id: user_ann", "X-Original-URL: /healthz", "X-Forwarded-For: 127.0.0.1"]) {
      expect(await get("/api/cart", `${header}\r\n`)).toEqual([401]);
    }
  });

  test("two Authorization headers are not one that is good", async () => {
    const [status] = await get("/api/cart", `Authorization: Bearer forged\r\n${bearer}`);
    expect(status).toBe(401);
  });

  test("an id of the request cannot end its line", async () => {
    const heard = await rawClient(
      shop.url,
      `GET /api/products HTTP/1.1\r\nX-Request-Id: a\u000bSet-Cookie: b\r\n${end}`,
    ).heard;
    expect(heard).not.toContain("Set-Cookie");
  });
});

describe("two requests in one", () => {
  const order = "POST /api/orders HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
  const hidden = "GET /api/products HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  test.each([
    ["two different lengths", `Content-Length: 2\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`],
    ["the same length twice", "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}"],
    ["a length and chunks", `Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`],
    ["chunks of another name", `Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`],
    ["a length that is none", "Content-Length: +2\r\n\r\n{}"],
    ["a length below zero", "Content-Length: -2\r\n\r\n{}"],
    ["a chunk of wrong size", "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"],
    ["a blank before the colon", "Content-Length : 2\r\n\r\n{}"],
    ["a header that goes on in the next line", " folded: 1\r\nContent-Length: 0\r\n\r\n"],
    ["a bare line feed", `X-A: 1\nContent-Length: 2\r\n\r\n{}${hidden}`],
  ])("%s", async (_what, rest) => {
    const statuses = await rawStatuses(shop.url, order + rest);
    expect(statuses.at(-1)).toBe(400);
    expect(statuses).not.toContain(200);
  });
});

describe("what an answer reveals", () => {
  test("nothing of our insides, and nothing to other origins", async () => {
    const answers = await Promise.all([
      fetch(`${shop.url}/api/products`, { headers: { Origin: "https://evil.example" } }),
      fetch(`${shop.url}/api/cart`, { headers: { Origin: "https://evil.example" } }),
      fetch(`${shop.url}/nothing`),
      fetch(`${shop.url}/api/products/%ff`),
    ]);
    for (const { headers } of answers) {
      expect(headers.get("x-powered-by")).toBeNull();
      expect(headers.get("server")).toBeNull();
      expect(headers.get("access-control-allow-origin")).toBeNull();
      expect(headers.get("set-cookie")).toBeNull();
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
    }
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(texts.join("")).not.toMatch(/node_modules|\.ts:|at .*\(/);
  });

  test.each(["TRACE", "CONNECT", "PROPFIND", "PURGE"])("%s does nothing", async (method) => {
    const statuses = await rawStatuses(shop.url, `${method} /api/products HTTP/1.1\r\n${end}`);
    expect(statuses.filter((status) => status < 400)).toEqual([]);
  });
});
