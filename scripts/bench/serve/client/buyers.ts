import type { Connection, Reply } from "./connection.js";
import { requestText, tokenOf } from "./requests.js";

/** What is measured. A pair puts something into the cart of a new buyer and orders it. */
export type Action = "list products" | "get a product" | "add to cart" | "create an order" | "pair";

const PRODUCTS = 20;
const MOST_STOCK = 1_000_000;

/** One server as its clients see it: the products on its shelves, and the buyers whose carts are full. */
export class Buyers {
  readonly #products: readonly string[];
  readonly #full: string[] = [];
  #count = 0;

  private constructor(products: readonly string[]) {
    this.#products = products;
  }

  /** Fills the shelves up to as many products as every contender has. */
  static async arriveAt(connection: Connection): Promise<Buyers> {
    const admin = tokenOf("user_admin", ["admin"]);
    const list = requestText("GET", "/api/products", null, null);
    const ids = async (): Promise<string[]> => {
      const all: readonly { readonly id: string }[] = JSON.parse(
        (await connection.ask(list)).body.toString(),
      );
      return all.map(({ id }) => id);
    };
    const there = await ids();
    for (let at = there.length; at < PRODUCTS; at += 1) {
      const body = { name: `Product ${at}`, priceCents: 100 + at, stock: MOST_STOCK };
      demand(await connection.ask(requestText("POST", "/api/products", admin, body)), 201);
    }
    // Those that were there already may be sold out soon.
    return new Buyers((await ids()).slice(there.length));
  }

  /** How many can order. */
  get full(): number {
    return this.#full.length;
  }

  /** Does it once; false where nobody is left who could. */
  async does(action: Action, connection: Connection): Promise<boolean> {
    switch (action) {
      case "list products":
        demand(await connection.ask(LIST), 200);
        return true;
      case "get a product":
        demand(await connection.ask(requestText("GET", `/api/products/${this.#product()}`, null, null)), 200);
        return true;
      case "add to cart":
        this.#full.push(await this.#fillCart(connection));
        return true;
      case "create an order": {
        const token = this.#full.pop();
        if (token !== undefined) await order(connection, token);
        return token !== undefined;
      }
      case "pair":
        await order(connection, await this.#fillCart(connection));
        return true;
    }
  }

  /** The credentials of a new buyer, with one piece in the cart. */
  async #fillCart(connection: Connection): Promise<string> {
    const token = tokenOf(`user_${process.pid}_${this.#count}`);
    const body = { productId: this.#product(), quantity: 1 };
    demand(await connection.ask(requestText("POST", "/api/cart/items", token, body)), 200);
    return token;
  }

  #product(): string {
    this.#count += 1;
    return this.#products[this.#count % this.#products.length] ?? "";
  }
}

const LIST = requestText("GET", "/api/products", null, null);

async function order(connection: Connection, token: string): Promise<void> {
  demand(await connection.ask(requestText("POST", "/api/orders", token, {})), 201);
}

/** A refusal is quick: to time one as if it were an answer would flatter the server. */
function demand({ status, body }: Reply, wanted: number): void {
  if (status !== wanted)
    throw new Error(`answered ${status} where ${wanted} was to come: ${body.toString().slice(0, 200)}`);
}
