import { setTimeout as wait } from "node:timers/promises";
import { randomOf } from "../chance/random.js";
import { Buyer } from "./buyer.js";
import type { Client } from "./client.js";
import { changePrice } from "./requests.js";

export interface Load {
  /** Ends when all clients have noticed that it is over. */
  readonly ended: Promise<void>;
  stop(): void;
}

const BUYERS = 8;
const PRICE_EVERY = 8;

/** Lets buyers and a shopkeeper loose on a server. Who buys is named by the round, and what they do by the seed. */
export function startLoad(
  client: Client,
  {
    newUser,
    products,
    seed,
  }: {
    readonly newUser: () => string;
    readonly products: readonly string[];
    readonly seed: number;
  },
): Load {
  let stopped = false;
  const over = () => stopped;
  const buyers = Array.from({ length: BUYERS }, (_, at) =>
    new Buyer({ client, newUser, random: randomOf(seed * 1_000 + at), products, over }).run(),
  );
  const shopkeeper = async (): Promise<void> => {
    const random = randomOf(seed * 1_000 + BUYERS);
    while (!stopped) {
      const product = random.pick(products);
      if (product === null) return;
      const { answer } = await client.ask(changePrice(product, 1 + random.below(9_999)));
      if (answer === null || answer.status >= 500) return;
      await wait(PRICE_EVERY);
    }
  };
  return {
    ended: Promise.all([...buyers, shopkeeper()]).then(() => undefined),
    stop: () => {
      stopped = true;
    },
  };
}
