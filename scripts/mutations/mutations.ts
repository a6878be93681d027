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
      edit("runtime/storage/memory-store.ts", "product.stock < quantity", "quantity < 0"),
    ],
    breaks: ["order-management/create-an-order/the-stock-is-too-short"],
  },
  {
    name: "stock is looked at, but not taken",
    edits: [
      edit("runtime/storage/memory-store.ts", "stock: product.stock - quantity", "stock: product.stock"),
    ],
    breaks: ["order-management/create-an-order/an-order-of-two-lines"],
  },
  {
    name: "the cart is not emptied",
    edits: [edit("runtime/orders/order-handlers.ts", "await carts.keep(order.userId, []);", "void carts;")],
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
    edits: [edit("runtime/orders/order-handlers.ts", "await orders.add(order);", "void orders;")],
    breaks: ["order-management/get-an-order/"],
  },
  {
    name: "orders come oldest first",
    edits: [edit("runtime/storage/memory-store.ts", ".reverse()", ".slice()")],
    breaks: ["order-management/list-a-user-s-orders/"],
  },
  {
    name: "everybody sees all orders",
    edits: [
      edit("runtime/storage/memory-store.ts", "order.userId === userId", 'order.userId !== "-" + userId'),
    ],
    breaks: ["order-management/list-a-user-s-orders/other-people-s-orders-are-not-hers"],
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
    edits: [
      edit("runtime/payments/pay.ts", 'order.status === "PAID"', "order.items.length < 0"),
      edit("runtime/storage/memory-store.ts", "status !== from", "status === undefined"),
    ],
    breaks: ["payment/pay-an-order/pay-twice"],
  },
  {
    name: "a payment is not kept",
    edits: [
      edit(
        "runtime/storage/memory-store.ts",
        "map.set(order.id, order);\n      return true;",
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
        "runtime/storage/memory-store.ts",
        "list: async () => map.values()",
        "list: async () => map.values().reverse()",
      ),
    ],
    breaks: ["catalog-management/list-products/"],
  },
  {
    name: "prices follow the catalogue after ordering",
    edits: [
      edit(
        "runtime/orders/order-handlers.ts",
        "const order = await store.transaction(({ orders }) => orders.find(params.id));",
        `const order = await store.transaction(async ({ orders, products }) => {
        const found = await orders.find(params.id);
        if (found === null) return null;
        const items = await Promise.all(
          found.items.map(async (item) => ({
            ...item,
            unitPriceCents: (await products.find(item.productId))?.priceCents ?? item.unitPriceCents,
          })),
        );
        return { ...found, items };
      });`,
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
        "runtime/storage/memory-store.ts",
        "const inTurn = serialQueue();",
        "const inTurn = <T>(work: () => Promise<T>): Promise<T> => work();",
      ),
      edit("runtime/storage/memory-store.ts", "product.stock < quantity", "quantity < 0"),
      edit(
        "runtime/orders/order-handlers.ts",
        'if (placing.kind === "placed") await carryOut',
        'await new Promise((done) => setTimeout(done, 20));\n      if (placing.kind === "placed") await carryOut',
      ),
    ],
    breaks: ["order-management/create-an-order/twenty-buyers-one-piece"],
  },
  {
    name: "what is off its schema reaches the handlers",
    edits: [
      edit("runtime/http/input.ts", "else issues.push(...result.error.issues);", "else values[name] = raw;"),
    ],
    breaks: [
      "error-handling/bodies-that-do-not-fit/all-bad-fields-at-once",
      "cart-management/add-an-item/quantities-that-cannot-be",
    ],
  },
  {
    name: "bodies may be as large as they like",
    edits: [
      edit("runtime/http/body.ts", "if (size > limit) resolve", "if (size < 0) resolve"),
      edit("runtime/http/body.ts", "if (size <= limit) chunks", "if (size >= 0) chunks"),
    ],
    breaks: ["error-handling/bodies-that-cannot-be-read/too-much"],
  },
];
