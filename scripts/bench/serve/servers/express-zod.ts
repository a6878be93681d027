/**
 * The same four operations handwritten in Express 5 with zod, as a careful engineer would: a router, a middleware for
 * each concern, one place for errors. `CHECK_REPLIES=1` also holds every answer against its schema, as Specwright does.
 */
import { randomUUID } from "node:crypto";
import express, { type ErrorRequestHandler, type RequestHandler, type Response } from "express";
import { Histogram, Registry } from "prom-client";
import { z } from "zod";
import { type Code, errors } from "../../../../generated/errors.js";
import { callerOf } from "./caller-of.js";
import { problemOf } from "./problems.js";
import { shopLogic } from "./shop-logic.js";

const checksReplies = process.env.CHECK_REPLIES === "1";
const shop = shopLogic();

const cents = z.int().min(0);
const Product = z.strictObject({
  id: z.string().startsWith("prod_"),
  name: z.string().min(1).max(200),
  priceCents: cents.max(100_000_000),
  stock: z.int().min(0).max(1_000_000),
});
const Cart = z.strictObject({
  userId: z.string().startsWith("user_"),
  items: z.array(
    z.strictObject({
      id: z.string().startsWith("item_"),
      productId: z.string(),
      quantity: z.int().min(1).max(99),
      priceCents: cents,
    }),
  ),
  pieces: z.int().min(0),
  totalCents: cents,
});
const Order = z.strictObject({
  id: z.string().startsWith("order_"),
  userId: z.string().startsWith("user_"),
  items: z
    .array(
      z.strictObject({
        productId: z.string(),
        name: z.string(),
        quantity: z.int().min(1).max(99),
        unitPriceCents: cents,
      }),
    )
    .min(1),
  totalCents: cents,
  status: z.enum(["PENDING_PAYMENT", "PAID", "CANCELLED"]),
  createdAt: z.iso.datetime({ offset: true }),
  expiresAt: z.iso.datetime({ offset: true }),
  paidAt: z.iso.datetime({ offset: true }).optional(),
  cancelledAt: z.iso.datetime({ offset: true }).optional(),
});
const NewCartItem = z.strictObject({
  productId: z.string(),
  quantity: z.int().min(1),
  userId: z.string().startsWith("user_").optional(),
});
const NewOrder = z.strictObject({ userId: z.string().startsWith("user_").optional() });
const ListQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(1_000).default(1_000) });
const ProductParams = z.strictObject({ id: z.string() });

class HttpError extends Error {
  readonly code: Code;
  constructor(code: Code) {
    super(code);
    this.code = code;
  }
}

const registry = new Registry();
const duration = new Histogram({
  name: "http_server_request_duration_seconds",
  help: "Duration of HTTP server requests.",
  labelNames: ["method", "route", "status"],
  registers: [registry],
});

const observed: RequestHandler = (request, response, next) => {
  const end = duration.startTimer();
  response.set({
    "X-Request-Id": request.get("x-request-id") ?? randomUUID(),
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
  });
  response.on("finish", () =>
    end({ method: request.method, route: request.route?.path ?? "", status: response.statusCode }),
  );
  next();
};

const signedIn: RequestHandler = (request, response, next) => {
  const identity = callerOf(request.get("authorization"));
  if (identity === null) throw new HttpError("UNAUTHENTICATED");
  response.locals.caller = identity.caller;
  response.locals.roles = identity.roles;
  next();
};

/** A caller may give only its own name in the body. */
function ownCaller(response: Response, named: string | undefined): string {
  const caller: string = response.locals.caller;
  if (named !== undefined && named !== caller) throw new HttpError("FORBIDDEN");
  return caller;
}

function reply<T>(response: Response, status: number, schema: z.ZodType<T>, outcome: T | Code): void {
  if (typeof outcome === "string" && Object.hasOwn(errors, outcome)) throw new HttpError(outcome as Code);
  response.status(status).json(checksReplies ? schema.parse(outcome) : outcome);
}

const failed: ErrorRequestHandler = (error, request, response, _next) => {
  const bad =
    error instanceof z.ZodError
      ? error.issues.map(({ path, message }) => ({ path: path.join("."), message }))
      : [];
  const code = error instanceof HttpError ? error.code : bad.length > 0 ? "VALIDATION_FAILED" : null;
  const problem = problemOf(
    code ?? (error.status === 400 ? "MALFORMED_JSON" : "INTERNAL_ERROR"),
    request.path,
    bad,
  );
  response.status(problem.status).type("application/problem+json").json(problem);
};

const app = express();
app.disable("x-powered-by");
app.disable("etag");
app.use(observed);
app.use(express.json({ limit: "1mb" }));
app.get("/healthz", (_request, response) => response.json({ status: "ok" }));
app.get("/api/products", async (request, response) => {
  const { limit } = ListQuery.parse(request.query);
  reply(response, 200, z.array(Product).readonly(), await shop.list(limit));
});
app.get("/api/products/:id", async (request, response) => {
  const { id } = ProductParams.parse(request.params);
  reply(response, 200, Product, await shop.one(id));
});
app.post("/api/products", signedIn, async (request, response) => {
  if (!response.locals.roles.includes("admin")) throw new HttpError("FORBIDDEN");
  reply(response, 201, Product, await shop.add(Product.omit({ id: true }).parse(request.body)));
});
app.post("/api/cart/items", signedIn, async (request, response) => {
  const { productId, quantity, userId } = NewCartItem.parse(request.body);
  reply(
    response,
    200,
    Cart,
    (await shop.addToCart(ownCaller(response, userId), productId, quantity)) as never,
  );
});
app.post("/api/orders", signedIn, async (request, response) => {
  const { userId } = NewOrder.parse(request.body ?? {});
  reply(response, 201, Order, (await shop.order(ownCaller(response, userId))) as never);
});
app.use((_request, _response, next) => next(new HttpError("ROUTE_NOT_FOUND")));
app.use(failed);
app.listen(Number(process.env.PORT), "127.0.0.1");
