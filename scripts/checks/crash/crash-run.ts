import { setTimeout as wait } from "node:timers/promises";
import type { Product } from "../../../generated/schemas.js";
import { type Random, randomOf } from "../chance/random.js";
import { Client } from "./client.js";
import { Epochs, historyOf, type Part } from "./epochs.js";
import { judge } from "./judge/judge.js";
import type { Violation, ViolationKind } from "./judge/rule.js";
import { startLoad } from "./load.js";
import { observe, Unreadable } from "./observe.js";
import { openPayments, outcomeOf, type Tally } from "./outcome.js";
import type { Place, StoreKind } from "./places.js";
import { addProduct } from "./requests.js";
import { resend, unanswered } from "./resend.js";
import { serverFaults } from "./server-faults.js";
import { type ShopServer, startAndKill, startShop } from "./shop-server.js";

export interface CrashOptions {
  readonly store: StoreKind;
  /** What is killed: the server, or the database behind it. */
  readonly kill: "server" | "database";
  readonly rounds: number;
  readonly seed: number;
  /** Milliseconds that payments under way may take at the end; 0: they are left open, and counted. */
  readonly patience: number;
  /** Modules that break the store, and the settings they read. */
  readonly imports?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Hears of progress. */
  readonly onRound?: (round: number) => void;
}

const RETRY_MILLISECONDS = 1_000;
/** Where a machine is so busy that even this is too short, the run says that nothing was shown. */
const LONGEST_MILLISECONDS = 60_000;
const RECOVER_MILLISECONDS = 15_000;
/** Some run out at once, others never. */
const STOCKS = [4, 30, 300, 1_000, 1_000, 1_000];

/** A promise that is broken, where nothing more can be found out. */
class Broken extends Error {
  readonly violations: readonly Violation[];

  constructor(violations: readonly Violation[]) {
    super("broken");
    this.violations = violations;
  }
}

/** One shop and its life from crash to crash. */
export class CrashRun {
  readonly #options: CrashOptions;
  readonly #place: Place;
  readonly #random: Random;
  readonly #client = new Client();
  readonly #epochs = new Epochs();
  readonly #count = { rounds: 0, kills: 0, resent: 0, recovered: 0, restarted: 0 };
  #server: ShopServer | null = null;

  constructor(options: CrashOptions, place: Place) {
    this.#options = options;
    this.#place = place;
    this.#random = randomOf(options.seed);
  }

  /** All rounds, then everything once more after a clean end and a clean start. Gives what is broken first. */
  async all(): Promise<readonly Violation[]> {
    try {
      await this.#start();
      for (let round = 1; round <= this.#options.rounds; round++) {
        await this.#round(round);
        this.#count.rounds = round;
        this.#options.onRound?.(round);
      }
      await this.#finishPayments();
      await this.#check(this.#epochs.all());
      await this.#stop();
      await this.#start();
      await this.#check(this.#epochs.all());
      await this.#stop();
      const { orders, payments } = this.tally();
      if (orders === 0 || payments === 0)
        throw this.#broken("nothing-shown", `${orders} orders, ${payments} payments`, []);
      return [];
    } catch (error) {
      if (error instanceof Broken) return error.violations;
      throw error;
    } finally {
      await this.abandon();
    }
  }

  tally(): Tally {
    const open = unanswered(this.#client.history).length;
    return outcomeOf(this.#client.history, { ...this.#count, open });
  }

  /** Leaves nothing running. */
  async abandon(): Promise<void> {
    await this.#server?.kill();
    this.#server = null;
    await this.#client.hangUp();
  }

  async #round(round: number): Promise<void> {
    this.#client.round = round;
    this.#epochs.begin();
    const products = await this.#fillShelves(round);
    const newUser = () => this.#epochs.newUser();
    const load = startLoad(this.#client, { newUser, products, seed: this.#options.seed * 1_000 + round });
    await this.#someMoment();
    this.#count.kills += 1;
    await (this.#options.kill === "database" ? this.#killDatabase(load) : this.#killServer(load));
    this.#count.resent += await resend(this.#client, RETRY_MILLISECONDS);
    await this.#check(this.#epochs.due());
  }

  /** Counted in requests, so that a slow machine gets as much done before the lights go out. */
  async #someMoment(): Promise<void> {
    const { history } = this.#client;
    const early = this.#count.rounds > 0 && this.#random.chance(0.15);
    const requests = early ? this.#random.below(60) : 150 + this.#random.below(500);
    const enough = history.length + requests;
    const until = performance.now() + LONGEST_MILLISECONDS;
    while (history.length < enough && performance.now() < until) await wait(2);
    await wait(this.#random.below(8));
  }

  async #fillShelves(round: number): Promise<readonly string[]> {
    const ids: string[] = [];
    for (const stock of STOCKS) {
      const answer = await this.#client.insist(addProduct(`Hat ${round}`, stock, 100));
      if (answer?.status !== 201)
        throw this.#broken("fault", "a product could not be added", [answer?.bytes ?? ""]);
      const { id } = answer.body as Product;
      this.#epochs.shelve(id, stock);
      ids.push(id);
    }
    return ids;
  }

  async #killServer(load: ReturnType<typeof startLoad>): Promise<void> {
    await this.#server?.kill();
    this.#demandNoAlarm();
    load.stop();
    await load.ended;
    await this.#place.afterKill();
    if (this.#random.chance(0.2)) {
      this.#count.kills += 1;
      await startAndKill(this.#starting(), this.#random.below(600));
    }
    await this.#start();
  }

  /** The server stays, and should find back to its database by itself. */
  async #killDatabase(load: ReturnType<typeof startLoad>): Promise<void> {
    const { database } = this.#place;
    if (database === null) throw new TypeError(`${this.#options.store} has no process of its own`);
    await database.kill(this.#random.chance(0.5) ? "SIGKILL" : "SIGQUIT");
    load.stop();
    await load.ended;
    await database.restart();
    const until = performance.now() + RECOVER_MILLISECONDS;
    while (performance.now() < until) {
      const response = await fetch(`${this.#server?.url}/readyz`).catch(() => null);
      if (response?.status === 200) {
        this.#count.recovered += 1;
        return;
      }
      await wait(50);
    }
    this.#count.restarted += 1;
    await this.#server?.kill();
    await this.#start();
  }

  #starting() {
    const { imports = [], env = {} } = this.#options;
    return { imports, env: { ...this.#place.env, ...env } };
  }

  async #start(): Promise<void> {
    try {
      this.#server = await startShop(this.#starting());
    } catch (error) {
      throw this.#broken("not-opened", `round ${this.#client.round}`, [String(error)]);
    }
    await this.#client.turnTo(this.#server.url, this.#client.round + 1);
  }

  async #stop(): Promise<void> {
    await this.#client.hangUp();
    const code = await this.#server?.stop();
    this.#demandNoAlarm();
    if (code !== 0) throw this.#broken("not-closed", `exit code ${code}`, [this.#server?.said() ?? ""]);
    this.#server = null;
  }

  /** What the bank was asked when the lights went out must have its result within a minute. */
  async #finishPayments(): Promise<void> {
    const until = performance.now() + this.#options.patience;
    if (this.#options.patience === 0) return;
    this.#count.resent += await resend(this.#client, this.#options.patience);
    const open = openPayments(this.#client.history);
    for (;;) {
      const seen = await observe(this.#client, this.#epochs.all().users, []);
      const waiting = [...seen.orders.values()]
        .flat()
        .filter(({ id, status }) => open.has(id) && status === "PENDING_PAYMENT");
      if (waiting.length === 0) return;
      if (performance.now() > until)
        throw this.#broken("payment-left-open", waiting.map(({ id }) => id).join(", "), []);
      await wait(1_000);
    }
  }

  async #check(part: Part): Promise<void> {
    const seen = await this.#observe(part);
    const violations = judge({
      history: historyOf(part, this.#client.history),
      seen,
      stocks: part.stocks,
      faultsExpected: this.#options.kill === "database",
    });
    if (violations.length > 0) throw new Broken(violations);
  }

  async #observe({ users, stocks }: Part) {
    try {
      return await observe(this.#client, users, [...stocks.keys()]);
    } catch (error) {
      if (error instanceof Unreadable)
        throw this.#broken("unreadable", error.message, [this.#server?.said() ?? ""]);
      throw error;
    }
  }

  #demandNoAlarm(): void {
    const faults = serverFaults(this.#server?.said() ?? "", this.#options.kill === "database");
    if (faults.length > 0) throw new Broken(faults);
  }

  #broken(kind: ViolationKind, what: string, history: readonly string[]): Broken {
    return new Broken([{ kind, what, history }]);
  }
}
