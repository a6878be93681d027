/** The same four operations in Fastify with JSON schemas: ajv checks what comes, its serializer shapes what goes. */
import Fastify, { type FastifyReply, type FastifyRequest } from "fastify";
import type { Code } from "../../../../generated/errors.js";
import type { NewCartItem, NewOrder, ProductBody } from "../../../../generated/schemas.js";
import { callerOf } from "./caller-of.js";
import { problemOf } from "./problems.js";
import { shopLogic } from "./shop-logic.js";

const shop = shopLogic();
const text = { type: "string" } as const;
const cents = { type: "integer", minimum: 0 } as const;
const named = (prefix: string) => ({ type: "string", pattern: `^${prefix}_` }) as const;
const object = (properties: object, required = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const productBody = {
  name: { type: "string", minLength: 1, maxLength: 200 },
  priceCents: { type: "integer", minimum: 0, maximum: 100_000_000 },
  stock: { type: "integer", minimum: 0, maximum: 1_000_000 },
};
const pieces = { type: "integer", minimum: 1, maximum: 99 };
const product = object({ id: named("prod"), ...productBody });
const cartItem = object({ id: named("item"), productId: text, quantity: pieces, priceCents: cents });
const cart = object({
  userId: named("user"),
  items: { type: "array", items: cartItem },
  pieces: { type: "integer", minimum: 0 },
  totalCents: cents,
});
const orderItem = object({ productId: text, name: text, quantity: pieces, unitPriceCents: cents });
const order = object({
  id: named("order"),
  userId: named("user"),
  items: { type: "array", items: orderItem, minItems: 1 },
  totalCents: cents,
  status: text,
  createdAt: text,
  expiresAt: text,
});

const app = Fastify({
  logger: false,
  bodyLimit: 1_000_000,
  ajv: { customOptions: { removeAdditional: false } },
});
const callers = new WeakMap<FastifyRequest, string>();

const refuse = (reply: FastifyReply, code: Code, url: string) => {
  const problem = problemOf(code, url);
  return reply.code(problem.status).type("application/problem+json").send(problem);
};
const give = (reply: FastifyReply, status: number, outcome: object | Code, url: string) =>
  typeof outcome === "string" ? refuse(reply, outcome, url) : reply.code(status).send(outcome);

const signedIn = async (request: FastifyRequest, reply: FastifyReply) => {
  const identity = callerOf(request.headers.authorization);
  if (identity === null) return refuse(reply, "UNAUTHENTICATED", request.url);
  callers.set(request, identity.caller);
};
const callerIn = (request: FastifyRequest): string => callers.get(request) ?? "";

app.addHook("onSend", async (request, reply) => {
  reply.headers({
    "X-Request-Id": request.id,
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
  });
});
app.setErrorHandler((error: Error & { readonly validation?: object }, request, reply) =>
  refuse(reply, error.validation === undefined ? "INTERNAL_ERROR" : "VALIDATION_FAILED", request.url),
);
app.get("/healthz", async () => ({ status: "ok" }));
app.get<{ Querystring: { limit: number } }>(
  "/api/products",
  {
    schema: {
      querystring: object({ limit: { type: "integer", minimum: 1, maximum: 1_000, default: 1_000 } }, []),
      response: { 200: { type: "array", items: product } },
    },
  },
  ({ query }) => shop.list(query.limit),
);
app.get<{ Params: { id: string } }>(
  "/api/products/:id",
  { schema: { params: object({ id: text }), response: { 200: product } } },
  async (request, reply) => give(reply, 200, await shop.one(request.params.id), request.url),
);
app.post<{ Body: ProductBody }>(
  "/api/products",
  { schema: { body: object(productBody), response: { 201: product } }, preHandler: signedIn },
  async (request, reply) => give(reply, 201, await shop.add(request.body), request.url),
);
app.post<{ Body: NewCartItem }>(
  "/api/cart/items",
  {
    schema: {
      body: object({ productId: text, quantity: { type: "integer", minimum: 1 }, userId: named("user") }, [
        "productId",
        "quantity",
      ]),
      response: { 200: cart },
    },
    preHandler: signedIn,
  },
  async (request, reply) => {
    const { productId, quantity } = request.body;
    return give(reply, 200, await shop.addToCart(callerIn(request), productId, quantity), request.url);
  },
);
app.post<{ Body: NewOrder }>(
  "/api/orders",
  { schema: { body: object({ userId: named("user") }, []), response: { 201: order } }, preHandler: signedIn },
  async (request, reply) => give(reply, 201, await shop.order(callerIn(request)), request.url),
);
await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
