import type { Order } from "../../../generated/schemas.js";
import type { Random } from "../chance/random.js";
import type { Client } from "./client.js";
import { type Asked, codeOf, type Exchange, verdictOf } from "./history.js";
import { addToCart, cancelOrder, orderIn, payOrder, placeOrder, read } from "./requests.js";

export interface Buying {
  readonly client: Client;
  /** Gives somebody who has nothing in the cart yet. */
  readonly newUser: () => string;
  readonly random: Random;
  readonly products: readonly string[];
  /** Whether nothing more is to be sent. */
  readonly over: () => boolean;
}

/** One who buys, pays, cancels, looks and repeats, one thing after the other, some of them twice at once. */
export class Buyer {
  readonly #buying: Buying;
  readonly #waiting: string[] = [];
  readonly #ended: string[] = [];
  readonly #answered: Asked[] = [];
  #user: string;
  #keys = 0;
  #lost = false;

  constructor(buying: Buying) {
    this.#buying = buying;
    this.#user = buying.newUser();
  }

  /** Goes on until nothing more is to be sent, or an answer stays away. */
  async run(): Promise<void> {
    while (!this.#lost && !this.#buying.over()) await this.#ask(this.#next());
  }

  #next(): readonly Asked[] {
    const { random, products } = this.#buying;
    const user = this.#user;
    const choice = random.below(100);
    const product = random.pick(products) ?? "";
    const waiting = random.pick(this.#waiting);
    if (choice < 34 || (choice >= 55 && waiting === null))
      return [addToCart(user, product, 1 + random.below(3))];
    if (choice < 55 || waiting === null) return this.#orders();
    if (choice < 70) return this.#payments(waiting);
    if (choice < 77) return [cancelOrder(user, waiting)];
    if (choice < 80) return [cancelOrder(user, waiting), cancelOrder(user, waiting)];
    if (choice < 85) return [payOrder(user, waiting, this.#key(), null), cancelOrder(user, waiting)];
    if (choice < 90) return this.#again();
    if (choice < 95) return [read(user, `/api/products/${product}`)];
    return [read(user, `/api/orders/${random.pick([...this.#ended, waiting]) ?? waiting}`)];
  }

  #orders(): readonly Asked[] {
    const { random } = this.#buying;
    const order = placeOrder(this.#user, random.chance(0.6) ? this.#key() : null);
    return order.key !== null && random.chance(0.2) ? [order, order] : [order];
  }

  #payments(id: string): readonly Asked[] {
    const { random } = this.#buying;
    const dice = random.below(100);
    const card = dice < 10 ? "card_declined" : dice < 14 ? "card_slow" : dice < 17 ? "card_silent" : null;
    const pay = payOrder(this.#user, id, random.chance(0.6) ? this.#key() : null, card);
    if (card !== null || random.chance(0.75)) return [pay];
    return random.chance(0.5) ? [pay, pay] : [pay, payOrder(this.#user, id, this.#key(), null)];
  }

  /** Something that was answered already: it must not be done again. */
  #again(): readonly Asked[] {
    const asked = this.#buying.random.pick(this.#answered);
    return asked === null ? [] : [asked];
  }

  #key(): string {
    this.#keys += 1;
    return `key-${this.#user}-${this.#keys}`;
  }

  /** Who wants something that is sold out can never order again. */
  #beSomebodyElse(): void {
    this.#user = this.#buying.newUser();
    this.#waiting.length = 0;
    this.#ended.length = 0;
  }

  async #ask(all: readonly Asked[]): Promise<void> {
    const { client } = this.#buying;
    const exchanges = await Promise.all(all.map((asked) => client.ask(asked)));
    for (const exchange of exchanges) this.#learn(exchange);
  }

  #learn(exchange: Exchange): void {
    const { answer, action, key, path } = exchange;
    if (answer === null || answer.status >= 500) {
      this.#lost = true;
      return;
    }
    if (key !== null && verdictOf(exchange) !== null) this.#answered.push(exchange);
    if (action === "order" && answer.status === 201 && !answer.replayed)
      this.#waiting.push((answer.body as Order).id);
    if (codeOf(answer) === "OUT_OF_STOCK") this.#beSomebodyElse();
    const id = orderIn(path);
    const at = id === null ? -1 : this.#waiting.indexOf(id);
    const ends = action === "cancel" || (action === "pay" && answer.status !== 402);
    if (id === null || at === -1 || !ends || answer.status > 201) return;
    this.#waiting.splice(at, 1);
    this.#ended.push(id);
  }
}
