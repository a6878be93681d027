import type { RequestListener, ServerOptions, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** How much of everything one client may take. */
export interface Limits {
  /** Milliseconds for all headers of a request to arrive. */
  readonly headersTimeout: number;
  /** Milliseconds for all of a request to arrive. */
  readonly requestTimeout: number;
  /** Milliseconds for an answer to be taken once it is given. */
  readonly answerTimeout: number;
  /** Milliseconds an idle connection is kept. */
  readonly keepAliveTimeout: number;
  /** Bytes of all headers together, the request line among them. */
  readonly headerBytes: number;
  /** How many headers a request has. */
  readonly headers: number;
  /** Connections at once; more are hung up on. */
  readonly connections: number;
  /** Requests of one connection that wait for their answers; a client that sends more is hung up on. */
  readonly requestsInARow: number;
}

const SECOND = 1_000;

export const defaultLimits: Limits = {
  headersTimeout: 10 * SECOND,
  requestTimeout: 30 * SECOND,
  answerTimeout: 30 * SECOND,
  // Longer than clients and balancers keep a connection, so that they hang up first and no request meets a closed connection.
  keepAliveTimeout: 65 * SECOND,
  headerBytes: 16 * 1024,
  headers: 100,
  connections: 10_000,
  requestsInARow: 16,
};

/** What Node itself looks after. */
export function serverOptions(limits: Limits): ServerOptions {
  const { headersTimeout, requestTimeout, keepAliveTimeout, headerBytes } = limits;
  return {
    headersTimeout,
    requestTimeout,
    keepAliveTimeout,
    maxHeaderSize: headerBytes,
    // By default Node looks for slow clients every half minute, which makes ten seconds forty.
    connectionsCheckingInterval: Math.min(SECOND, headersTimeout, requestTimeout),
  };
}

/**
 * What Node would do silently: it drops the headers beyond its count, and a request that lost some is another one; and of
 * two hosts it takes the first, where a proxy may have taken the other.
 */
export function guard({ headers }: Limits, answer: RequestListener): RequestListener {
  return (request, response) => {
    const { rawHeaders } = request;
    if (rawHeaders.length > headers * 2) refuseTo(response, 431);
    else if (namesTwoHosts(rawHeaders)) refuseTo(response, 400);
    else answer(request, response);
  };
}

/** Refuses what the contract does not speak of, and hangs up. */
export function refuseTo(response: ServerResponse, status: number): void {
  response.writeHead(status, { Connection: "close", "Content-Length": "0" }).end();
}

function namesTwoHosts(rawHeaders: readonly string[]): boolean {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === "host") hosts += 1;
  }
  return hosts > 1;
}

/**
 * Hangs up on a client that sends more requests than this on one connection before it has its answers: Node reads on
 * however many wait, and each of them takes memory.
 */
export function boundRequestsInARow(most: number, answer: RequestListener): RequestListener {
  const underWay = new WeakMap<Socket, number>();
  function ended(this: ServerResponse): void {
    const { socket } = this.req;
    underWay.set(socket, (underWay.get(socket) ?? 1) - 1);
  }
  return (request, response) => {
    const { socket } = request;
    // What was read together with the request that was one too many is still handed out.
    if (socket.destroyed) return;
    const before = underWay.get(socket) ?? 0;
    if (before >= most) {
      socket.destroy();
      return;
    }
    underWay.set(socket, before + 1);
    response.once("close", ended);
    answer(request, response);
  };
}
