import type { RequestListener } from "node:http";
import { metricsOfAll } from "./metrics-of-all.js";
import { passOn } from "./pass-on.js";
import type { ShopProcess } from "./served-elsewhere.js";
import { endProcess, giveBack, takeProcess } from "./shop-processes.js";
import type { ShopUnderTest } from "./shop-under-test.js";

interface Server {
  readonly process: ShopProcess;
  readonly url: string;
}

/** The servers of one scenario, all on one store. Each request goes to the next of them. */
export class ServerCrew implements ShopUnderTest {
  readonly handler: RequestListener;
  readonly #open: () => Promise<Server>;
  readonly #servers: Server[] = [];
  #turn = 0;
  /** What is counted for each server is asked of one. */
  #onlyFirst = false;

  private constructor(env: Readonly<Record<string, string>>, now: () => Date) {
    this.#open = async () => {
      const process = await takeProcess();
      return { process, url: await process.ask({ kind: "open", env, at: now().getTime() }) };
    };
    const pass = passOn(() => this.#next(), now);
    this.handler = (request, response) => {
      if (request.url === "/metrics" && this.#servers.length > 1)
        metricsOfAll(
          this.#servers.map(({ url }) => url),
          response,
        );
      else pass(request, response);
    };
  }

  /** Opens so many, one after the other. */
  static async open(
    count: number,
    env: Readonly<Record<string, string>>,
    now: () => Date,
  ): Promise<ServerCrew> {
    const crew = new ServerCrew(env, now);
    for (let at = 0; at < count; at++) crew.#servers.push(await crew.#open());
    return crew;
  }

  async limit(perMinute: number): Promise<void> {
    this.#onlyFirst = true;
    await this.#first().process.ask({ kind: "limit", perMinute });
  }

  async log(): Promise<string> {
    const logs: string[] = [];
    for (const { process } of this.#servers) logs.push(await process.ask({ kind: "log" }));
    return logs.filter((log) => log !== "").join("\n");
  }

  /** One after the other goes down and up again, as when a new version is rolled out. */
  async restart(): Promise<void> {
    for (const at of this.#servers.keys()) {
      await this.#servers[at]?.process.ask({ kind: "close" });
      await this.#replace(at);
    }
  }

  /** The one that was asked last dies; the others have noticed nothing. */
  kill(): Promise<void> {
    return this.#replace(this.#turn % this.#servers.length);
  }

  async close(): Promise<void> {
    for (const { process } of this.#servers.splice(0)) {
      await process.ask({ kind: "close" });
      giveBack(process);
    }
  }

  async #replace(at: number): Promise<void> {
    const dead = this.#servers[at];
    if (dead !== undefined) await endProcess(dead.process);
    this.#servers[at] = await this.#open();
  }

  #next(): string {
    if (!this.#onlyFirst) this.#turn += 1;
    const server = this.#onlyFirst ? this.#first() : this.#servers[this.#turn % this.#servers.length];
    return server?.url ?? this.#first().url;
  }

  #first(): Server {
    const [first] = this.#servers;
    if (first === undefined) throw new Error("No server is open.");
    return first;
  }
}
