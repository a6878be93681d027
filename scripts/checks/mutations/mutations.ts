/** One rule of the shop broken on purpose. `breaks`: beginnings of ids of which at least one scenario must turn red. */
export interface Mutation {
  readonly name: string;
  readonly edits: readonly { readonly file: string; readonly find: string; readonly put: string }[];
  readonly breaks: readonly string[];
}

const edit = (file: string, find: string, put: string) => ({ file, find, put });

export const mutations: readonly Mutation[] = [
  {
    name: "an empty cart becomes an order",
    edits: [edit("runtime/orders/place.ts", "lines.length === 0", "lines.length < 0")],
    breaks: ["order-management/create-an-order/an-empty-cart"],
  },
  {
    name: "stock is not looked at",
    edits: [
      edit("runtime/orders/place.ts", "if (short)", "if (short && lines.length < 0)"),
      edit(
        "runtime/storage/map-tables.ts",
        "(stock) => stock - quantity",
        "(stock) => Math.max(0, stock - quantity)",
      ),
    ],
    breaks: ["order-management/create-an-order/the-stock-is-too-short"],
  },
  {
    name: "stock is looked at, but not taken",
    edits: [
      edit(
        "runtime/storage/map-tables.ts",
        "(stock) => stock - quantity",
        "(stock) => stock + quantity - quantity",
      ),
    ],
    breaks: ["order-management/create-an-order/an-order-of-two-lines"],
  },
  {
    name: "the cart is not emptied",
    edits: [
      edit("runtime/orders/place-in-one-step.ts", "await carts.keep(order.userId, []);", "void carts;"),
    ],
    breaks: ["order-management/create-an-order/an-order-of-two-lines"],
  },
  {
    name: "a total forgets quantities",
    edits: [
      edit(
        "runtime/orders/place.ts",
        "sum + quantity * unitPriceCents",
        "sum + unitPriceCents + quantity - quantity",
      ),
    ],
    breaks: ["order-management/create-an-order/an-order-of-two-lines"],
  },
  {
    name: "an order is not kept",
    edits: [edit("runtime/orders/place-in-one-step.ts", "await orders.add(order);", "void orders;")],
    breaks: ["order-management/get-an-order/"],
  },
  {
    name: "orders come oldest first",
    edits: [
      edit(
        "runtime/storage/map-tables.ts",
        'map.grouped("user", userId).reverse()',
        'map.grouped("user", userId)',
      ),
    ],
    breaks: ["order-management/list-a-user-s-orders/"],
  },
  {
    name: "everybody sees all orders",
    edits: [
      edit(
        "runtime/storage/map-tables.ts",
        'map.grouped("user", userId).reverse()',
        "[...map.values()].filter(() => userId)",
      ),
    ],
    breaks: ["order-management/list-a-user-s-orders/other-people-s-orders-are-not-listed"],
  },
  {
    name: "a hundred of a product are allowed",
    edits: [edit("runtime/cart/cart-lines.ts", "MAX_QUANTITY = 99", "MAX_QUANTITY = 100")],
    breaks: ["cart-management/add-an-item/one-too-many"],
  },
  {
    name: "the same product makes a second line",
    edits: [
      edit(
        "runtime/cart/cart-lines.ts",
        "productId === more.productId",
        'productId === "-" + more.productId',
      ),
    ],
    breaks: ["cart-management/add-an-item/the-same-product-twice"],
  },
  {
    name: "removing an item removes all",
    edits: [
      edit(
        "runtime/cart/cart-lines.ts",
        "line.id !== id)",
        "line.id !== id && lines.every((other) => other.id !== id))",
      ),
    ],
    breaks: ["cart-management/remove-an-item/"],
  },
  {
    name: "all users share one cart",
    edits: [
      edit(
        "runtime/cart/cart-handlers.ts",
        "const userId = userOf(context);",
        'const userId = userOf(context) && "user_x";',
      ),
    ],
    breaks: ["cart-management/read-the-cart/"],
  },
  {
    name: "an unknown product goes into the cart",
    edits: [
      edit(
        "runtime/cart/cart-handlers.ts",
        'if ((await tables.products.find(productId)) === null) return refuse("PRODUCT_NOT_FOUND");',
        "",
      ),
    ],
    breaks: ["cart-management/add-an-item/a-product-that-never-was"],
  },
  {
    name: "an order is paid again and again",
    edits: [edit("runtime/orders/standing.ts", 'order.status === "PAID"', "order.items.length < 0")],
    breaks: ["payment/pay-an-order/pay-twice"],
  },
  {
    name: "a payment is not kept",
    edits: [
      edit(
        "runtime/storage/map-tables.ts",
        "      map.set(order.id, order);\n      foresee(order);\n      return true;",
        "return true;",
      ),
    ],
    breaks: ["payment/pay-an-order/pay-once"],
  },
  {
    name: "a change of price forgets the stock",
    edits: [
      edit(
        "runtime/catalog/catalog-handlers.ts",
        "{ ...product, ...body }",
        "{ ...product, stock: 0, ...body }",
      ),
    ],
    breaks: ["catalog-management/change-a-price-or-a-stock/"],
  },
  {
    name: "products come newest first",
    edits: [
      edit(
        "runtime/storage/map-tables.ts",
        "pageOf(map.values(), page)",
        "pageOf([...map.values()].reverse(), page)",
      ),
    ],
    breaks: ["catalog-management/list-products/"],
  },
  {
    name: "prices follow the catalogue after ordering",
    edits: [
      edit(
        "runtime/orders/order-handlers.ts",
        "const order = await tables.orders.find(params.id);",
        `const found = await tables.orders.find(params.id);
        const items = await Promise.all(
          (found?.items ?? []).map(async (item) => ({
            ...item,
            unitPriceCents: (await tables.products.find(item.productId))?.priceCents ?? item.unitPriceCents,
          })),
        );
        const order = found === null ? null : { ...found, items };`,
      ),
    ],
    breaks: ["domain-model/order/prices-change-after-ordering"],
  },
  {
    name: "an answer carries a field nobody declared, where no step looks",
    edits: [
      edit(
        "runtime/catalog/catalog-handlers.ts",
        "return { status: 201, body: product };",
        'return { status: 201, body: { ...product, secret: "x" } as typeof product };',
      ),
    ],
    breaks: ["catalog-management/add-a-product/"],
  },
  {
    name: "two at once each see the stock before the other",
    edits: [
      edit(
        "runtime/storage/serial-store.ts",
        "const inTurn = serialQueue();",
        "const inTurn = <T>(work: () => Promise<T>): Promise<T> => work();",
      ),
      edit(
        "runtime/storage/map-tables.ts",
        "(stock) => stock - quantity",
        "(stock) => Math.max(0, stock - quantity)",
      ),
      edit(
        "runtime/orders/place-in-one-step.ts",
        "await carryOut(placing, tables);",
        "await new Promise((done) => setTimeout(done, 20));\n      await carryOut(placing, tables);",
      ),
    ],
    breaks: ["order-management/create-an-order/twenty-buyers-one-piece"],
  },
  {
    name: "what is off its schema reaches the handlers",
    edits: [edit("http/input.ts", "else issues.push(...result.error.issues);", "else values[name] = raw;")],
    breaks: [
      "error-handling/bodies-that-do-not-fit/all-bad-fields-at-once",
      "cart-management/add-an-item/quantities-that-cannot-be",
    ],
  },
  {
    name: "bodies may be as large as they like",
    edits: [
      edit(
        "http/incoming-body.ts",
        "if (this.#size > this.#rules.limit) this.discard()",
        "if (this.#size < 0) this.discard()",
      ),
    ],
    breaks: ["error-handling/bodies-that-cannot-be-read/too-much"],
  },
  {
    name: "a cancelled order keeps its pieces",
    edits: [
      edit("runtime/orders/give-back.ts", "await products.giveBack(productId, quantity);", "void products;"),
    ],
    breaks: [
      "order-management/cancel-an-order/the-stock-comes-back",
      "order-management/unpaid-orders-expire/half-an-hour-later",
    ],
  },
  {
    name: "pieces come back as often as somebody cancels",
    edits: [
      edit(
        "runtime/orders/give-back.ts",
        'if (!(await orders.move(cancelled, "PENDING_PAYMENT")))',
        "if (!(await orders.move(cancelled, cancelled.status)) && cancelled.items.length < 0)",
      ),
      edit("runtime/orders/standing.ts", 'order.status === "CANCELLED"', "order.items.length < 0"),
    ],
    breaks: ["order-management/cancel-an-order/cancel-twice"],
  },
  {
    name: "an order is cancelled while the bank is busy",
    edits: [edit("runtime/orders/standing.ts", 'state === "PENDING"', 'state === "DECLINED"')],
    breaks: ["order-management/cancel-an-order/cancel-while-the-bank-is-busy"],
  },
  {
    name: "orders wait for ever",
    edits: [edit("runtime/shop-chores.ts", "run: (now) => expireDue(store, now)", "run: async () => {}")],
    breaks: ["order-management/unpaid-orders-expire/the-stock-is-back-before-anybody-looks"],
  },
  {
    name: "orders are everybody's",
    edits: [edit("runtime/orders/own-order.ts", "userId === caller", "userId !== caller + caller")],
    breaks: [
      "authentication/own-things-only/somebody-else-s-order",
      "authentication/own-things-only/paying-somebody-else-s-order",
      "authentication/own-things-only/cancelling-somebody-else-s-order",
    ],
  },
  {
    name: "nobody asks a silent bank again",
    edits: [edit("runtime/payments/complete.ts", "await Promise.all", "if (AT_ONCE < 0) await Promise.all")],
    breaks: ["payment/pay-an-order/the-bank-is-asked-again"],
  },
  {
    name: "any amount pays",
    edits: [edit("runtime/payments/conclude.ts", "amountCents !== order.totalCents", "amountCents < 0")],
    breaks: [
      "payment/what-the-bank-reports/too-little-money",
      "payment/give-back-what-cannot-be-kept/not-the-total-of-the-order",
    ],
  },
  {
    name: "money for an order that is over is kept",
    edits: [edit("runtime/payments/conclude.ts", 'moved(intent, "REFUND_DUE")', 'moved(intent, "APPROVED")')],
    breaks: [
      "payment/give-back-what-cannot-be-kept/approved-after-it-was-cancelled",
      "payment/give-back-what-cannot-be-kept/approved-after-its-time",
    ],
  },
  {
    name: "money is given back as often as the bank speaks of it",
    edits: [
      edit("runtime/payments/heard.ts", "const about = intent ??", "const about = null ??"),
      edit("runtime/payments/heard.ts", "id: paymentId ?? ", "id: String(Math.random()) + "),
      edit("runtime/payments/heard.ts", "alike.find((intent) => intent.state === state)", "alike.at(99)"),
    ],
    breaks: ["payment/give-back-what-cannot-be-kept/reported-twice-given-back-once"],
  },
  {
    name: "a report of one payment is taken for a report of another",
    edits: [edit("runtime/payments/heard.ts", "event.paymentId === undefined ? payments", "true ? payments")],
    breaks: ["payment/give-back-what-cannot-be-kept/a-report-of-one-payment-is-none-of-another"],
  },
  {
    name: "events count as often as they come",
    edits: [
      edit(
        "runtime/payments/hear-event.ts",
        "if (!(await events.remember(event.id, now.toISOString()))) return null;",
        "void events;",
      ),
    ],
    breaks: ["payment/what-the-bank-reports/the-same-event-twice"],
  },
  {
    name: "signatures of the bank are not looked at",
    edits: [
      edit("runtime/payments/payment-handlers.ts", 'proof.kind === "refused"', "secrets.length < 0 && proof"),
    ],
    breaks: [
      "payment/what-the-bank-reports/a-signature-that-does-not-fit",
      "payment/what-the-bank-reports/an-event-that-is-replayed",
    ],
  },
  {
    name: "answers are not kept with the work",
    edits: [edit("runtime/answers-in-store.ts", "found === null", "found !== undefined")],
    breaks: ["idempotency/the-same-request-once-more/a-retry-makes-no-second-order"],
  },
  {
    name: "a text with U+0000 is taken",
    edits: [edit("http/text-values.ts", "/[\\0\\p{Surrogate}]/u", "/\\p{Surrogate}/u")],
    breaks: ["error-handling/bodies-that-do-not-fit/a-text-that-ends-in-its-middle"],
  },
  {
    name: "half a character is taken",
    edits: [edit("http/text-values.ts", "/[\\0\\p{Surrogate}]/u", "/\\0/u")],
    breaks: ["error-handling/bodies-that-do-not-fit/half-a-character"],
  },
  {
    name: "a machine has a cart",
    edits: [edit("runtime/caller.ts", ".success ? caller : null", ".success ? caller : caller")],
    breaks: ["authentication/own-things-only/a-token-of-no-user"],
  },
  {
    name: "a server that is asked to stop does not announce it",
    edits: [edit("runtime/observability/drain.ts", "  readiness.drain();\n", "  void readiness;\n")],
    breaks: ["observability/ready/draining"],
  },
];
