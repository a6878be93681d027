import type { Order, Product } from "../../generated/schemas.js";
import type { CartLine } from "../cart/cart-lines.js";
import { JournaledMap } from "./journaled-map.js";
import { serialQueue } from "./serial-queue.js";
import type { Carts, Orders, Products, Store } from "./store.js";

/** A store that lives as long as its process. Transactions run one after the other. */
export function memoryStore(): Store {
  const products = new JournaledMap<Product>();
  const carts = new JournaledMap<readonly CartLine[]>();
  const orders = new JournaledMap<Order>();
  const maps = [products, carts, orders];
  const tables = { products: productsIn(products), carts: cartsIn(carts), orders: ordersIn(orders) };
  const inTurn = serialQueue();
  return {
    transaction: (work) =>
      inTurn(async () => {
        try {
          const result = await work(tables);
          for (const map of maps) map.commit();
          return result;
        } catch (error) {
          for (const map of maps) map.rollBack();
          throw error;
        }
      }),
  };
}

function productsIn(map: JournaledMap<Product>): Products {
  return {
    list: async () => map.values(),
    find: async (id) => map.get(id),
    add: async (product) => map.set(product.id, product),
    replace: async (product) => map.set(product.id, product),
    take: async (id, quantity) => {
      const product = map.get(id);
      if (product === null || product.stock < quantity) return false;
      map.set(id, { ...product, stock: product.stock - quantity });
      return true;
    },
  };
}

function cartsIn(map: JournaledMap<readonly CartLine[]>): Carts {
  return {
    linesOf: async (userId) => map.get(userId) ?? [],
    keep: async (userId, lines) => map.set(userId, lines),
  };
}

function ordersIn(map: JournaledMap<Order>): Orders {
  return {
    find: async (id) => map.get(id),
    listOf: async (userId) =>
      map
        .values()
        .filter((order) => order.userId === userId)
        .reverse(),
    add: async (order) => map.set(order.id, order),
    move: async (order, from) => {
      if (map.get(order.id)?.status !== from) return false;
      map.set(order.id, order);
      return true;
    },
  };
}
