import type { Order, Product } from "../../generated/schemas.js";
import type { CartLine } from "../cart/cart-lines.js";

/** Everything the shop keeps. What happens in one transaction happens alone, and all of it or nothing. */
export interface Store {
  /** Runs the work and keeps what it wrote; where it throws, nothing of it has happened. */
  transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
}

export interface Tables {
  readonly products: Products;
  readonly carts: Carts;
  readonly orders: Orders;
}

export interface Products {
  /** In order of creation. */
  list(): Promise<readonly Product[]>;
  find(id: string): Promise<Product | null>;
  add(product: Product): Promise<void>;
  replace(product: Product): Promise<void>;
  /** Takes so many pieces where so many are left; says whether it did. */
  take(id: string, quantity: number): Promise<boolean>;
}

export interface Carts {
  /** Oldest first; nobody's cart is missing, some are empty. */
  linesOf(userId: string): Promise<readonly CartLine[]>;
  keep(userId: string, lines: readonly CartLine[]): Promise<void>;
}

export interface Orders {
  find(id: string): Promise<Order | null>;
  /** The newest first, also where two were placed in the same millisecond. */
  listOf(userId: string): Promise<readonly Order[]>;
  add(order: Order): Promise<void>;
  /** Stores the order where its status still is `from`; says whether it did. */
  move(order: Order, from: Order["status"]): Promise<boolean>;
}
