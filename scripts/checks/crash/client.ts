import { Agent, request } from "undici";
import type { Answer, Asked, Exchange } from "./history.js";
import { tokenOf } from "./tokens.js";

const TRIES = 3;

/** Sends requests to one server at a time and writes down what becomes of them. */
export class Client {
  readonly history: Exchange[] = [];
  round = 0;
  #url = "";
  #agent = new Agent();

  /** From now on the server is there. */
  async turnTo(url: string, round: number): Promise<void> {
    this.#url = url;
    this.round = round;
    await this.hangUp();
    this.#agent = new Agent({ connections: 64, pipelining: 1 });
  }

  /** Lets go of all connections. */
  async hangUp(): Promise<void> {
    await this.#agent.destroy();
  }

  /** Asks, and waits at most so many milliseconds for the answer. */
  async ask(asked: Asked, patience = 20_000): Promise<Exchange> {
    const start = performance.now();
    const answer = await this.#answerTo(asked, patience);
    const { round } = this;
    const exchange = {
      ...asked,
      number: this.history.length + 1,
      round,
      start,
      end: performance.now(),
      answer,
    };
    this.history.push(exchange);
    return exchange;
  }

  /**
   * Asks a server that must be there, again where no answer comes: it may just have hung up on a connection that was idle.
   * Only for what may be done twice.
   */
  async insist(asked: Asked): Promise<Answer | null> {
    for (let left = TRIES; ; left--) {
      const { answer } = await this.ask(asked);
      if (answer !== null || left === 1) return answer;
    }
  }

  async #answerTo({ user, method, path, key, body }: Asked, patience: number): Promise<Answer | null> {
    const headers = {
      authorization: `Bearer ${tokenOf(user)}`,
      ...(key === null ? {} : { "idempotency-key": key }),
      ...(body === null ? {} : { "content-type": "application/json" }),
    };
    const signal = AbortSignal.timeout(Math.ceil(patience));
    try {
      const response = await request(this.#url + path, {
        dispatcher: this.#agent,
        method,
        headers,
        body: body === null ? null : JSON.stringify(body),
        signal,
      });
      const bytes = await response.body.text();
      const replayed = response.headers["idempotent-replayed"] === "true";
      return { status: response.statusCode, bytes, body: parsed(bytes), replayed };
    } catch (error) {
      // The server has died, or we have waited long enough: nobody knows what became of it.
      if (isLoss(error)) return null;
      throw error;
    }
  }
}

/** Whether an answer stayed away, and it is no mistake of the driver. */
function isLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return error.name === "TimeoutError" || /^(UND_ERR_(SOCKET|DESTROYED|CONNECT_TIMEOUT)|E[A-Z]+)$/.test(code);
}

function parsed(bytes: string): unknown {
  try {
    return JSON.parse(bytes);
  } catch {
    return null;
  }
}
