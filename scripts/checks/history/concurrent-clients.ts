import type { Order, Product } from "../../../generated/schemas.js";
import { randomOf } from "../chance/random.js";
import type { Client } from "../crash/client.js";
import {
  addProduct,
  addToCart,
  cancelOrder,
  changePrice,
  payOrder,
  placeOrder,
  read,
} from "../crash/requests.js";
import type { Shelved } from "./check-history.js";

const PEOPLE = 6;
const ACTIONS = 18;
const CENTS = 100;

/** Lets six people loose on two products and on each other's orders, by turns on each of the servers. */
export async function runConcurrently(clients: readonly Client[], seed: number): Promise<readonly Shelved[]> {
  const random = randomOf(seed);
  const shelved: Shelved[] = [];
  for (const stock of [2 + random.below(6), 5 + random.below(20)]) shelved.push(await shelve(clients, stock));
  const orders: { readonly user: string; readonly id: string }[] = [];
  const person = async (at: number): Promise<void> => {
    const own = randomOf(seed * 100 + at);
    for (let action = 0; action < ACTIONS; action++) {
      const client = clients[(at + action) % clients.length];
      const product = own.pick(shelved);
      if (client === undefined || product === null) return;
      const order = own.pick(orders.slice(-6));
      const choice = own.below(100);
      if (choice < 40 || order === null) {
        // Nobody orders twice, so that a cart holds one thing.
        const user = `user_s${seed}_p${at}_d${action}`;
        await client.ask(addToCart(user, product.id, 1 + own.below(3)));
        const { answer } = await client.ask(placeOrder(user, null));
        if (answer?.status === 201) orders.push({ user, id: (answer.body as Order).id });
      } else if (choice < 55) await client.ask(payOrder(order.user, order.id, null, null));
      else if (choice < 75) await client.ask(cancelOrder(order.user, order.id));
      else if (choice < 80) await client.ask(read(order.user, `/api/orders/${order.id}`));
      else if (choice < 92) await client.ask(read(order.user, `/api/products/${product.id}`));
      else await client.ask(changePrice(product.id, CENTS + own.below(5)));
    }
  };
  await Promise.all(Array.from({ length: PEOPLE }, (_, at) => person(at)));
  return shelved;
}

/** So many people who all want one of so many pieces, at once; gives how many were served. */
export async function rush(
  clients: readonly Client[],
  { people, pieces }: { readonly people: number; readonly pieces: number },
): Promise<{ readonly served: number; readonly refused: number; readonly left: number }> {
  const { id } = await shelve(clients, pieces);
  const by = <T>(ask: (client: Client, user: string) => Promise<T>): Promise<readonly T[]> =>
    Promise.all(
      Array.from({ length: people }, (_, at) => {
        const client = clients[at % clients.length];
        if (client === undefined) throw new Error("There is no server.");
        return ask(client, `user_${id}_${at}`);
      }),
    );
  await by((client, user) => client.ask(addToCart(user, id, 1)));
  const ordering = await by((client, user) => client.ask(placeOrder(user, null)));
  const [client] = clients;
  const look = await client?.ask(read("user_anybody", `/api/products/${id}`));
  const { stock } = (look?.answer?.body ?? { stock: -1 }) as Pick<Product, "stock">;
  const answered = (status: number) => ordering.filter(({ answer }) => answer?.status === status).length;
  return { served: answered(201), refused: answered(409), left: stock };
}

async function shelve(clients: readonly Client[], stock: number): Promise<Shelved> {
  const answer = (await clients[0]?.ask(addProduct("Hat", stock, CENTS)))?.answer;
  if (answer?.status !== 201) throw new Error(`No product could be added: ${answer?.bytes}`);
  return { id: (answer.body as Product).id, stock, cents: CENTS };
}
