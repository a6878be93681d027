import { expect, test } from "vitest";
import { contract } from "../../generated/routes.js";
import { pathTemplate } from "../../http/path-template.js";
import { openGuardedShop } from "./test-guarded-shop.js";

/** OWASP API7: places we could be sent to. API8: what a fault reveals. API9: what is served but not declared. */
test("nothing is served but what the specification declares", async () => {
  const shop = await openGuardedShop();
  const usual = [
    "",
    "admin",
    "debug",
    "debug/pprof",
    "actuator/env",
    "graphql",
    "swagger.json",
    "openapi.json",
    "docs",
  ];
  const old = [
    "v1/products",
    "api/v1/products",
    "api/v2/orders",
    "api/users",
    "api/internal",
    "api/admin/products",
  ];
  for (const path of [...usual, ...old])
    for (const method of ["GET", "POST"])
      expect([path, (await shop.ask("admin", method, `/${path}`)).status]).toEqual([path, 404]);
  await shop.close();
});

test("every operation that changes or shows what is somebody's asks who it is", () => {
  const open = contract.operations.filter(({ authentication }) => !authentication?.required);
  expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    "GET /api/products",
    "GET /api/products/{id}",
    "GET /healthz",
    "GET /metrics",
    "GET /readyz",
    // The bank signs what it says.
    "POST /api/webhooks/payments",
  ]);
});

test("no operation takes an address that we would then ask", () => {
  const texts = JSON.stringify(contract.operations.map(({ path }) => pathTemplate(path).pattern.source));
  expect(texts).not.toMatch(/url|uri|host|callback|redirect/i);
});

test("browsers of other origins are not invited, not even to ask whether they may", async () => {
  const shop = await openGuardedShop();
  const asked = {
    Origin: "https://evil.example",
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization, content-type",
  };
  for (const path of ["/api/orders", "/api/products", "/api/webhooks/payments", "/nothing"]) {
    const { status, headers } = await fetch(shop.url + path, { method: "OPTIONS", headers: asked });
    expect(status).toBeGreaterThanOrEqual(404);
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  }
  await shop.close();
});

test("a form that a browser sends without asking is not understood", async () => {
  const shop = await openGuardedShop();
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    const { headers } = await shop.ask("ann", "GET", "/api/cart");
    expect(headers.get("set-cookie")).toBeNull();
    const { status } = await shop.typed("ann", type, "/api/orders", "{}");
    expect(status).toBe(415);
  }
  await shop.close();
});

test("a fault of ours reveals nothing of our code", async () => {
  const insides = "/srv/shop/secret.ts: password=swordfish";
  const broken = {
    store: {
      ...(await import("../storage/memory-store.js")).memoryStore(),
      transaction: () => Promise.reject(new Error(insides)),
    },
    log: () => {},
    report: () => {},
  };
  const shop = await openGuardedShop(broken);
  const { status, body } = await shop.ask(null, "GET", "/api/products");
  expect(status).toBe(500);
  expect(body).toMatchObject({ code: "INTERNAL_ERROR", detail: "Something went wrong on our side" });
  expect(JSON.stringify(body)).not.toMatch(/swordfish|secret|stack|\.ts/);
  await shop.close();
});
