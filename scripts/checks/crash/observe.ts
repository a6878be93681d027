import type { Cart, Order, Product } from "../../../generated/schemas.js";
import type { Client } from "./client.js";
import type { Answer } from "./history.js";
import { read } from "./requests.js";
import { SHOPKEEPER } from "./tokens.js";

/** Everything the shop shows when nobody does anything. */
export interface Seen {
  readonly products: ReadonlyMap<string, Product>;
  /** By user, the newest first. */
  readonly orders: ReadonlyMap<string, readonly Order[]>;
  readonly carts: ReadonlyMap<string, Cart>;
}

/** What cannot be looked at, although the server answers. */
export class Unreadable extends Error {}

const PAGE = 100;
const TRIES = 10;
const AT_ONCE = 16;

/** Looks at everything. An order whose time is over may end meanwhile: then it looks again. */
export async function observe(
  client: Client,
  users: readonly string[],
  products: readonly string[],
): Promise<Seen> {
  let orders = await ordersOf(client, users);
  for (let tries = 0; tries < TRIES; tries++) {
    const shown = await inGroups(products, async (id) => [id, await productOf(client, id)]);
    const again = await ordersOf(client, users);
    if (statuses(again) === statuses(orders)) {
      const carts = await inGroups(users, async (user) => [
        user,
        await look<Cart>(client, user, "/api/cart"),
      ]);
      return {
        products: new Map([...shown].flatMap(([id, one]) => (one ? [[id, one]] : []))),
        orders: again,
        carts,
      };
    }
    orders = again;
  }
  throw new Unreadable("orders change although nobody does anything");
}

/** null: there is none. */
async function productOf(client: Client, id: string): Promise<Product | null> {
  const answer = await client.insist(read(SHOPKEEPER, `/api/products/${id}`));
  if (answer?.status === 404) return null;
  return shownIn<Product>(`/api/products/${id}`, answer);
}

function ordersOf(client: Client, users: readonly string[]): Promise<ReadonlyMap<string, readonly Order[]>> {
  return inGroups(users, async (user) => {
    const all: Order[] = [];
    for (let after = ""; ; after = `&after=${all.at(-1)?.id}`) {
      const page = await look<readonly Order[]>(client, user, `/api/orders?limit=${PAGE}${after}`);
      all.push(...page);
      if (page.length < PAGE) return [user, all];
    }
  });
}

async function look<T>(client: Client, user: string, path: string): Promise<T> {
  return shownIn<T>(`${path} of ${user}`, await client.insist(read(user, path)));
}

function shownIn<T>(what: string, answer: Answer | null): T {
  if (answer?.status !== 200)
    throw new Unreadable(`${what}: ${answer === null ? "no answer" : `${answer.status} ${answer.bytes}`}`);
  return answer.body as T;
}

function statuses(orders: ReadonlyMap<string, readonly Order[]>): string {
  return [...orders.values()].flatMap((all) => all.map(({ id, status }) => `${id} ${status}`)).join("\n");
}

/** A map of what is asked of each, some at once. */
async function inGroups<V>(
  all: readonly string[],
  ask: (one: string) => Promise<readonly [string, V]>,
): Promise<ReadonlyMap<string, V>> {
  const found: (readonly [string, V])[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE)
    found.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(ask))));
  return new Map(found);
}
