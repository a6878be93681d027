import type { Exchange } from "./history.js";
import { productIn } from "./judge/prices-set.js";

/** A part of everything that can be judged alone: some users, and the products that only they can buy. */
export interface Part {
  readonly users: readonly string[];
  readonly stocks: ReadonlyMap<string, number>;
}

/** How many of the last rounds are looked at after each crash, and after how many rounds all of them. */
const RECENT = 2;
const ALL_EVERY = 10;

/** Who bought what in which round. */
export class Epochs {
  readonly #epochs: { readonly users: string[]; readonly stocks: Map<string, number> }[] = [];

  begin(): void {
    this.#epochs.push({ users: [], stocks: new Map() });
  }

  shelve(id: string, stock: number): void {
    this.#epochs.at(-1)?.stocks.set(id, stock);
  }

  newUser(): string {
    const users = this.#epochs.at(-1)?.users ?? [];
    const user = `user_r${this.#epochs.length}_${users.length}`;
    users.push(user);
    return user;
  }

  /** What is judged after this round. */
  due(): Part {
    const all = this.#epochs.length % ALL_EVERY === 0;
    return partOf(all ? this.#epochs : this.#epochs.slice(-RECENT));
  }

  all(): Part {
    return partOf(this.#epochs);
  }
}

/** What was asked and answered by and about a part. */
export function historyOf({ users, stocks }: Part, history: readonly Exchange[]): readonly Exchange[] {
  const known = new Set(users);
  return history.filter((exchange) => known.has(exchange.user) || stocks.has(productIn(exchange) ?? ""));
}

function partOf(epochs: readonly Part[]): Part {
  return {
    users: epochs.flatMap(({ users }) => users),
    stocks: new Map(epochs.flatMap(({ stocks }) => [...stocks])),
  };
}
