import type { RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createExpressServer } from "./express-prototypes.js";
import { readFairly } from "./fair-reading.js";
import { boundRequestsInARow, defaultLimits, guard, type Limits, refuseTo, serverOptions } from "./limits.js";
import { hangUpOnSlowReaders } from "./slow-readers.js";

export interface ListenOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  readonly limits?: Partial<Limits>;
}

/** A server that listens. */
export interface Listening {
  /** Such as `http://127.0.0.1:3000` */
  readonly url: string;
  /** Lets another application answer from now on; requests under way stay where they are. */
  swap(app: RequestListener): void;
  /** Takes no more requests and ends those under way, for at most so long; then it hangs up. */
  close(graceMilliseconds?: number): Promise<void>;
}

const SECOND = 1_000;

/** Serves an application. Rejects where the port is taken. */
export async function listen(app: RequestListener, options: ListenOptions = {}): Promise<Listening> {
  const { port = 0, host = "127.0.0.1" } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const server = createExpressServer(serverOptions(limits));
  let current = app;
  let closing: Promise<void> | null = null;
  server.maxConnections = limits.connections;
  const guarded = guard(limits, (request, response) => current(request, response));
  const answer = boundRequestsInARow(limits.requestsInARow, guarded);
  server.on("request", (request, response) => {
    if (closing !== null) response.shouldKeepAlive = false;
    answer(request, response);
  });
  // Node would answer as well, and then read the body to its end, however long it is.
  server.on("checkExpectation", (_request, response) => refuseTo(response, 417));
  readFairly(server);
  hangUpOnSlowReaders(server, limits.answerTimeout);
  await opened(server, port, host);
  return {
    url: urlOf(server.address() as AddressInfo),
    swap: (next) => {
      current = next;
    },
    close: (grace = 10 * SECOND) => {
      closing ??= drained(server, grace);
      return closing;
    },
  };
}

function opened(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function drained(server: Server, grace: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection whose last request ends while we close falls idle later than the close itself.
    const sweep = setInterval(() => server.closeIdleConnections(), 20);
    const end = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(end);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}
