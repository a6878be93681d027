import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { measure } from "../measure/measure.js";
import { type Run, ran } from "./contender.js";
import { emptySuiteWords, secondsInside, writeEmptySuite } from "./empty-suite.js";
import { startServer } from "./server.js";

const timeoutMs = 60_000;
/** What the shop and the suite that judges it from outside must agree on; nothing outlives a run. */
const shared = {
  STORE: "memory",
  JWT_SECRET: "what the benchmark's tokens are signed with now",
  JWT_SECRET_PREVIOUS: "what the benchmark's tokens were signed with before",
  WEBHOOK_SECRET: "whsec_of_the_benchmark",
};
const own = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** What `specwright test --format json` says, as much of it as is used here. */
interface Summary {
  readonly seconds: number;
  readonly scenarios: { readonly passed: number };
  readonly steps: { readonly passed: number };
}

/** Everything that is measured, over one repository; what they share is kept in a folder. */
export class Contenders {
  readonly #repository: string;
  readonly #folder: string;
  readonly #requests: string;
  readonly #messages: string;

  constructor(repository: string, folder: string) {
    this.#repository = repository;
    this.#folder = folder;
    this.#requests = join(folder, "requests.jsonl");
    this.#messages = join(folder, "messages.ndjson");
  }

  /** Writes down the requests of one run against a server, and a suite of as many steps that do nothing. */
  async prepare(): Promise<void> {
    mkdirSync(this.#folder, { recursive: true });
    rmSync(this.#requests, { force: true });
    await this.#withShop(async (shop) => {
      const recorder = await startServer([own("record.mjs"), shop, this.#requests], this.#repository);
      try {
        this.#test(["--base-url", recorder.url]);
      } finally {
        await recorder.stop();
      }
    });
    const { scenarios, steps } = this.#test([]);
    writeEmptySuite(join(this.#folder, "empty"), scenarios, steps);
  }

  inProcess(): Run {
    return this.#test([]);
  }

  againstServer(): Promise<Run> {
    return this.#withShop((shop) => this.#test(["--base-url", shop]));
  }

  /** As many scenarios and steps that do nothing, by Cucumber alone. */
  plainCucumber(): Run {
    const words = emptySuiteWords(this.#repository, this.#messages);
    const cwd = join(this.#folder, "empty");
    const { use } = ran("plain Cucumber", measure({ words, cwd, timeoutMs }));
    const { seconds, scenarios } = secondsInside(readFileSync(this.#messages, "utf8"));
    return { use, insideMs: seconds * 1000, scenarios, requests: null };
  }

  /** The same requests, one after the other, and nothing else. */
  bareLoop(): Promise<Run> {
    return this.#withShop((shop) => {
      const words = [own("replay.mjs"), shop, this.#requests];
      const { use, stdout } = ran("the bare loop", measure({ words, cwd: this.#repository, timeoutMs }));
      const replayed: { requests: number; same: number; seconds: number } = JSON.parse(stdout);
      const { requests, same } = replayed;
      if (same < requests) console.error(`bare loop: ${requests - same} of ${requests} answers differ`);
      return { use, insideMs: replayed.seconds * 1000, scenarios: 0, requests };
    });
  }

  #test(more: readonly string[]): Run & { readonly steps: number } {
    const words = [
      join(this.#repository, "generator/bin/specwright.mjs"),
      "test",
      "--format",
      "json",
      ...more,
    ];
    const { use, stdout } = ran(
      "specwright test",
      measure({ words, cwd: this.#repository, timeoutMs, env: shared }),
    );
    const { seconds, scenarios, steps }: Summary = JSON.parse(stdout);
    return {
      use,
      insideMs: seconds * 1000,
      scenarios: scenarios.passed,
      steps: steps.passed,
      requests: null,
    };
  }

  /** Each run has a shop of its own, as empty as the last one's was. */
  async #withShop<T>(use: (url: string) => T | Promise<T>): Promise<T> {
    const words = ["--conditions=source", "--import", "tsx", "runtime/main.ts"];
    const shop = await startServer(words, this.#repository, shared);
    try {
      return await use(shop.url);
    } finally {
      await shop.stop();
    }
  }
}
