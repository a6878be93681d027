import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GuardedShop, openGuardedShop } from "./test-guarded-shop.js";

/** OWASP API3: fields one may not set. API4: bodies that cost too much. API8 and injection: what a parser can be made to do. */
let shop: GuardedShop;
let hat: string;
beforeAll(async () => {
  shop = await openGuardedShop();
  hat = await shop.addHat();
});
afterAll(() => shop.close());

const item = (rest: object) => ({ productId: hat, quantity: 1, ...rest });
const post = (path: string, body: unknown) => shop.ask("ann", "POST", path, body);
const inAdmin = (body: unknown) => shop.ask("admin", "POST", "/api/products", body);
const product = { name: "Cap", priceCents: 1, stock: 1 };

describe("fields nobody may set", () => {
  test.each([
    ["the price of a line", "/api/cart/items", () => item({ priceCents: 0 })],
    ["the id of a line", "/api/cart/items", () => item({ id: "item_1" })],
    ["the total of an order", "/api/orders", () => ({ totalCents: 0 })],
    ["the status of an order", "/api/orders", () => ({ status: "PAID" })],
    ["a role", "/api/orders", () => ({ roles: ["admin"] })],
  ])("%s", async (_what, path, body) => {
    const { status, code } = await post(path, body());
    expect([status, code]).toEqual([400, "VALIDATION_FAILED"]);
  });

  test("the id of a product, when it is made or changed", async () => {
    expect((await inAdmin({ ...product, id: "prod_mine" })).status).toBe(400);
    const changed = await shop.ask("admin", "PATCH", `/api/products/${hat}`, { id: "prod_mine" });
    expect(changed.status).toBe(400);
  });
});

describe("amounts that are none", () => {
  test.each(["-1", "0", "0.5", "1e400", "1e308", '"1"', "true", "[1]", "null", "9007199254740993"])(
    "a quantity of %s",
    async (quantity) => {
      const { status, code } = await post("/api/cart/items", `{"productId":"${hat}","quantity":${quantity}}`);
      expect([status, code]).toEqual([400, "VALIDATION_FAILED"]);
    },
  );
});

describe("prototypes in disguise", () => {
  const spells = [
    `{"__proto__":{"admin":true}}`,
    `{"constructor":{"prototype":{"admin":true}}}`,
    `{"userId":{"__proto__":{"admin":true}}}`,
    `{"\\u005f_proto__":{"admin":true}}`,
  ];
  test.each(spells)("%s", async (spell) => {
    expect((await post("/api/orders", spell)).status).toBe(400);
    expect(Reflect.get({}, "admin")).toBeUndefined();
  });

  test("in the query, as a path and as a header", async () => {
    expect((await shop.ask("ann", "GET", "/api/cart?__proto__[admin]=1&constructor=1")).status).toBe(400);
    for (const id of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      expect((await shop.ask(null, "GET", `/api/products/${id}`)).status).toBe(404);
      expect((await post("/api/cart/items", { productId: id, quantity: 1 })).status).toBe(404);
    }
    const response = await fetch(`${shop.url}/api/products`, {
      headers: { __proto__x: "1", constructor: "1" },
    });
    expect(response.status).toBe(200);
    expect(Reflect.get({}, "admin")).toBeUndefined();
  });
});

describe("bodies that cost too much", () => {
  test("more than a megabyte", async () => {
    const { status, code } = await post("/api/orders", `{"userId":"${"x".repeat(1_100_000)}"}`);
    expect([status, code]).toEqual([413, "BODY_TOO_LARGE"]);
  });

  test.each([
    ["lists", "[".repeat(500_000)],
    ["objects", '{"a":'.repeat(100_000)],
    ["both, properly closed", `${'{"a":['.repeat(50)}${"]}".repeat(50)}`],
  ])("%s in each other", async (_what, body) => {
    const started = performance.now();
    const { status, code } = await post("/api/orders", body);
    expect([status, code]).toEqual([400, "VALIDATION_FAILED"]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test("a thousand wrong fields are named in an answer of bounded cost", async () => {
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`f${at}`, at]));
    const { status, body } = await post("/api/orders", many);
    expect(status).toBe(400);
    expect(body.errors).toHaveLength(100);
  });

  test("packed ones are not unpacked", async () => {
    const headers = { "Content-Type": "application/json", "Content-Encoding": "gzip" };
    const response = await fetch(`${shop.url}/api/products`, { method: "POST", headers, body: "x" });
    expect([401, 415]).toContain(response.status);
  });
});

describe("text that means something elsewhere", () => {
  test.each([
    "'; DROP TABLE products; --",
    "#{7*7}{{7*7}}<script>alert(1)</script>",
    "../../etc/passwd",
    "a\r\nSet-Cookie: a=1",
    "\u202e\u0007",
  ])("%j is a name like any other, or none at all", async (name) => {
    const made = await inAdmin({ ...product, name });
    expect([201, 400]).toContain(made.status);
    if (made.status === 201) {
      const shown = await shop.ask(null, "GET", `/api/products/${made.body.id}`);
      expect(shown.body.name).toBe(name);
      expect(shown.headers.get("content-type")).toBe("application/json; charset=utf-8");
    }
    expect((await shop.ask(null, "GET", `/api/products/${encodeURIComponent(name)}`)).status).toBe(404);
    expect((await shop.ask(null, "GET", `/api/products/${hat}`)).status).toBe(200);
  });
});
