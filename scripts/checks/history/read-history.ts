import type { Order, Product } from "../../../generated/schemas.js";
import { codeOf, type Exchange, lineOf } from "../crash/history.js";
import { orderIn } from "../crash/requests.js";
import type { Timed } from "./linearize.js";
import type { Action } from "./model.js";

/** All actions on one product, read from what was sent and answered. */
export function actionsOn(product: string, history: readonly Exchange[]): readonly Timed[] {
  const wishes = new Map<string, { readonly productId: string; readonly quantity: number }>();
  for (const { action, user, body } of history)
    if (action === "add")
      wishes.set(user, { productId: String(body?.productId), quantity: Number(body?.quantity) });
  const productOf = new Map<string, string>();
  for (const { action, user, answer } of history)
    if (action === "order" && answer?.status === 201)
      productOf.set((answer.body as Order).id, wishes.get(user)?.productId ?? "");

  const isAbout = (exchange: Exchange): boolean => {
    if (exchange.action === "order") return wishes.get(exchange.user)?.productId === product;
    const order = orderIn(exchange.path);
    return order === null ? exchange.path === `/api/products/${product}` : productOf.get(order) === product;
  };
  return history
    .filter((exchange) => exchange.action !== "add" && isAbout(exchange))
    .map((exchange) => {
      const action = actionIn(exchange, wishes.get(exchange.user)?.quantity ?? 0);
      return { action, start: exchange.start, end: exchange.end, line: lineOf(exchange) };
    })
    .sort((a, b) => a.start - b.start);
}

function actionIn(exchange: Exchange, quantity: number): Action {
  const { action, path, body, answer } = exchange;
  const order = orderIn(path) ?? "";
  const said = answer === null ? "nothing" : answer.status < 300 ? "done" : (codeOf(answer) ?? answer.status);
  const answered = outcomes[`${action}: ${said}`];
  if (answer === null || answered === undefined)
    throw new Error(`This answer should not exist: ${lineOf(exchange)}`);
  switch (answered) {
    case "placed": {
      const { id, items } = answer.body as Order;
      return { kind: "place", quantity, answered: { order: id, cents: items[0]?.unitPriceCents ?? -1 } };
    }
    case "out of stock":
      return { kind: "place", quantity, answered };
    case "priced":
      return { kind: "price", cents: Number(body?.priceCents) };
    case "shown": {
      if (order !== "") return { kind: "look at order", order, status: (answer.body as Order).status };
      const { stock, priceCents } = answer.body as Product;
      return { kind: "look", stock, cents: priceCents };
    }
    case "paid":
    case "already paid":
      return { kind: "pay", order, answered };
    case "was cancelled":
      return { kind: action === "pay" ? "pay" : "cancel", order, answered };
    case "cancelled":
    case "was paid":
    case "is being paid":
      return { kind: "cancel", order, answered };
  }
}

const outcomes: Readonly<Record<string, Outcome>> = {
  "order: done": "placed",
  "order: OUT_OF_STOCK": "out of stock",
  "price: done": "priced",
  "read: done": "shown",
  "pay: done": "paid",
  "pay: ORDER_ALREADY_PAID": "already paid",
  "pay: ORDER_CANCELLED": "was cancelled",
  "cancel: done": "cancelled",
  "cancel: ORDER_ALREADY_PAID": "was paid",
  "cancel: ORDER_CANCELLED": "was cancelled",
  "cancel: PAYMENT_IN_PROGRESS": "is being paid",
};

type Outcome =
  | "placed"
  | "out of stock"
  | "priced"
  | "shown"
  | "paid"
  | "already paid"
  | "was cancelled"
  | "cancelled"
  | "was paid"
  | "is being paid";
