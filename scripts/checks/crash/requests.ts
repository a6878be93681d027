import type { Asked } from "./history.js";
import { SHOPKEEPER } from "./tokens.js";

/** The requests of the driver. */
export const addToCart = (user: string, productId: string, quantity: number): Asked => ({
  action: "add",
  user,
  method: "POST",
  path: "/api/cart/items",
  key: null,
  body: { productId, quantity },
});

export const placeOrder = (user: string, key: string | null): Asked => ({
  action: "order",
  user,
  method: "POST",
  path: "/api/orders",
  key,
  body: null,
});

export const payOrder = (user: string, id: string, key: string | null, card: string | null): Asked => ({
  action: "pay",
  user,
  method: "POST",
  path: `/api/payments/${id}`,
  key,
  body: card === null ? {} : { card },
});

export const cancelOrder = (user: string, id: string): Asked => ({
  action: "cancel",
  user,
  method: "POST",
  path: `/api/orders/${id}/cancel`,
  key: null,
  body: null,
});

export const addProduct = (name: string, stock: number, priceCents: number): Asked => ({
  action: "price",
  user: SHOPKEEPER,
  method: "POST",
  path: "/api/products",
  key: null,
  body: { name, stock, priceCents },
});

export const changePrice = (id: string, priceCents: number): Asked => ({
  action: "price",
  user: SHOPKEEPER,
  method: "PATCH",
  path: `/api/products/${id}`,
  key: null,
  body: { priceCents },
});

export const read = (user: string, path: string): Asked => ({
  action: "read",
  user,
  method: "GET",
  path,
  key: null,
  body: null,
});

/** The order that a request to pay, cancel or look at one is about; null: it is about none. */
export function orderIn(path: string): string | null {
  return /\/(order_[^/?]+)/.exec(path)?.[1] ?? null;
}
