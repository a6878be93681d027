import type { SpecModel, Step } from "../../model.js";
import type { Reference } from "../../plan.js";
import {
  entity,
  entityForm,
  entityType,
  errorEntry,
  field,
  integer,
  length,
  listOf,
  model,
  operation,
  origin,
  pattern,
  planned,
  range,
  refusal,
  reply,
  scenario,
  step,
} from "./parts.js";

const userId = field("userId", undefined, { optional: true, caller: true, checks: [pattern("^user_")] });
const invalid = refusal(400, "VALIDATION_FAILED", { givenBy: "either" });
const ann = { name: "ann", id: "user_ann", roles: [] };
const hat: Reference = { handle: "hat", place: ["id"] };

/** A part of the shop, as the compiler would understand it. */
export const shopModel: SpecModel = model({
  features: [],
  capabilities: [
    {
      id: "order-management",
      purpose: "Turns a cart into an order.",
      path: origin.path,
      requirements: [
        {
          id: "order-management/create-an-order",
          name: "Create an order",
          statement: "The system SHALL answer `POST /api/orders NewOrder` with `201 Order`.",
          meta: [
            { key: "Priority", value: "P0" },
            { key: "Rationale", value: "Everything else exists for it." },
          ],
          scenarios: [emptyCart(), shortStock()],
        },
      ],
    },
  ],
  entities: [
    entity("NewOrder", [{ ...userId, description: "Whose cart becomes an order" }]),
    entity("OrderItem", [field("productId"), field("quantity", integer, { checks: [range(1, 99)] })]),
    entity("Order", [
      field("id", undefined, { readOnly: true, checks: [pattern("^order_")] }),
      field("items", listOf(entityType("OrderItem")), { checks: [length(1, 100)] }),
      field("status", { kind: "enum", values: ["PENDING_PAYMENT", "PAID"] }),
      field("paidAt", { kind: "scalar", scalar: "date-time" }, { optional: true }),
    ]),
    entity("Problem", [
      field("code"),
      field("message"),
      field("status", integer, { checks: [range(400, 599)] }),
    ]),
    entity(
      "Product",
      [
        field("id", undefined, {
          readOnly: true,
          checks: [pattern("^prod_")],
          description: "Given by the shop",
        }),
        field("name", undefined, { checks: [length(1, 200)] }),
        field("stock", integer, { checks: [range(0, 1000000)] }),
      ],
      { hasInput: true },
    ),
  ],
  operations: [
    operation("getApiOrders", "GET", "/api/orders", {
      capability: "order-management",
      requirements: ["order-management/list-orders"],
      summary: "List orders",
      query: [
        userId,
        field("limit", integer, { initial: { value: 20 }, optional: true, checks: [range(1, 100)] }),
      ],
      replies: [reply(200, listOf(entityType("Order")))],
      refusals: [invalid],
      caller: { in: "query", field: "userId" },
    }),
    operation("postApiOrders", "POST", "/api/orders", {
      capability: "order-management",
      requirements: ["order-management/create-an-order"],
      summary: "Create an order",
      body: { kind: "json", media: null, type: entityType("NewOrder", "input"), missing: "empty" },
      replies: [reply(201, entityType("Order"))],
      refusals: [refusal(400, "CART_EMPTY"), invalid, refusal(409, "OUT_OF_STOCK")],
      caller: { in: "body", field: "userId" },
    }),
    operation("postApiProducts", "POST", "/api/products", {
      capability: "catalog-management",
      requirements: ["catalog-management/add-a-product"],
      summary: "Add a product",
      body: { kind: "json", media: null, type: entityType("Product", "input"), missing: "refused" },
      replies: [reply(201, entityType("Product"))],
      refusals: [invalid],
    }),
    operation("getApiProductsById", "GET", "/api/products/{id}", {
      capability: "catalog-management",
      requirements: ["catalog-management/get-a-product"],
      summary: "Get a product",
      params: [field("id")],
      replies: [reply(200, entityType("Product"))],
      refusals: [refusal(404, "PRODUCT_NOT_FOUND")],
    }),
  ],
  errors: {
    renamed: [],
    forms: [entityForm("Problem")],
    entries: [
      errorEntry("CART_EMPTY", 400, "Your cart is empty"),
      errorEntry("OUT_OF_STOCK", 409, "Out of stock"),
      errorEntry("PRODUCT_NOT_FOUND", 404, "No such product"),
      errorEntry("VALIDATION_FAILED", 400, "Something in the request is not right"),
    ],
  },
  lifecycles: [{ entity: "Order", field: "status", transitions: [{ from: "PENDING_PAYMENT", to: "PAID" }] }],
});

function emptyCart() {
  return scenario("order-management/create-an-order/an-empty-cart", "An empty cart", [
    checksOut(),
    answeredCode("Ann hears `400 CART_EMPTY`", 400, "CART_EMPTY"),
  ]);
}

function shortStock() {
  return scenario("order-management/create-an-order/the-stock-is-too-short", "The stock is too short", [
    planned("Given", "there is a `Product hat { stock: 5 }`", { makes: [hatMaking()] }),
    step("And", "the bank declines the next card", {
      binding: { kind: "handwritten", expression: "the bank {word}", pending: false },
    }),
    checksOut(),
    answeredCode("Ann hears `409 OUT_OF_STOCK`", 409, "OUT_OF_STOCK"),
    planned("And", "the stock stays: `GET /api/products/{hat.id}` shows `{ stock: 5 }`", {
      phase: "then",
      send: {
        operation: "getApiProductsById",
        method: "GET",
        path: ["/api/products/", hat],
        headers: [],
        bodies: [{ kind: "none" }],
        times: 1,
      },
      mustSucceed: true,
      checks: [
        {
          kind: "pattern",
          pattern: { kind: "object", fields: [{ name: "stock", value: { kind: "literal", value: 5 } }] },
        },
      ],
    }),
  ]);
}

function hatMaking() {
  return {
    handle: "hat",
    operation: "postApiProducts",
    path: ["/api/products"],
    body: {
      kind: "object",
      fields: [
        { name: "name", value: { kind: "distinct", before: "name-", after: "" } },
        { name: "stock", value: { kind: "literal", value: 5 } },
      ],
    },
    envelope: null,
    by: null,
  } as const;
}

function checksOut(): Step {
  return planned("When", "`@ann` checks out: `POST /api/orders`", {
    callers: [ann],
    send: {
      operation: "postApiOrders",
      method: "POST",
      path: ["/api/orders"],
      headers: [],
      bodies: [
        {
          kind: "json",
          value: {
            kind: "object",
            fields: [{ name: "userId", value: { kind: "literal", value: "user_ann" } }],
          },
        },
      ],
      times: 1,
    },
  });
}

function answeredCode(text: string, status: number, code: string): Step {
  return planned("Then", text, {
    checks: [{ kind: "answer", count: null, status, code, handle: null, alternative: null, pattern: null }],
  });
}
