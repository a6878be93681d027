import {
  type Answer,
  addressOf,
  deepestJson,
  type Exchange,
  isNestedTooDeep,
  type PreparedRequest,
  readJson,
} from "./exchange.js";
import { Agent, errors, type UndiciAgent } from "./undici.js";

/** A server that did not answer: refused, hung up, took too long, or sent too much. */
export class NoAnswer extends Error {
  readonly request: PreparedRequest;
  readonly url: string;

  constructor(request: PreparedRequest, url: string, reason: string) {
    super(reason);
    this.name = "NoAnswer";
    this.request = request;
    this.url = url;
  }
}

export interface Client {
  /** Sends to a server given by its address, such as `http://127.0.0.1:3000`. */
  send(base: string, request: PreparedRequest): Promise<Exchange>;
  close(): Promise<void>;
}

/** Milliseconds until the head of an answer is there, and from then on until all of it is. */
const patience = 15_000;
const largestAnswer = 16 * 1024 * 1024;
const sockets = 64;

/** Connections are kept alive and shared by all scenarios; more requests than sockets wait for one. */
export function createClient(timeout = patience): Client {
  const agent = new Agent({
    connections: sockets,
    pipelining: 1,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    connectTimeout: timeout,
    maxResponseSize: largestAnswer,
  });
  return {
    send: (base, request) => send(agent, base, request, timeout),
    close: () => agent.destroy(),
  };
}

async function send(
  agent: UndiciAgent,
  base: string,
  request: PreparedRequest,
  timeout: number,
): Promise<Exchange> {
  const { origin, prefix } = splitBase(base);
  const url = origin + prefix + request.path;
  const started = performance.now();
  const limit = limitOf(timeout);
  try {
    const reply = await agent.request({
      origin,
      path: prefix + addressOf(request),
      method: request.method as "GET",
      headers: request.headers,
      body: request.body,
      signal: limit.signal,
      onInfo: limit.begin,
    });
    limit.begin();
    const text = await reply.body.text();
    if (isNestedTooDeep(text)) throw new Error(`it sent JSON nested deeper than ${deepestJson} levels`);
    const answer: Answer = {
      status: reply.statusCode,
      headers: joinHeaders(reply.headers),
      text,
      json: readJson(text),
      milliseconds: performance.now() - started,
    };
    return { url, request, answer };
  } catch (error) {
    throw new NoAnswer(request, url, reasonOf(error, timeout));
  } finally {
    limit.end();
  }
}

/**
 * Ends an answer that has begun and does not end. The timeouts of undici begin anew with each piece of a body and with
 * each interim answer, so that a server which sends a byte now and then would be waited for without end.
 */
function limitOf(timeout: number) {
  const controller = new AbortController();
  const late = new Error(`its answer began and was not whole within ${timeout / 1000} seconds`);
  let timer: NodeJS.Timeout | undefined;
  return {
    signal: controller.signal,
    begin: (): void => {
      timer ??= setTimeout(() => controller.abort(late), timeout);
    },
    end: (): void => clearTimeout(timer),
  };
}

/** The origin of a base URL and the path that its operations stand under. */
export function splitBase(base: string): { readonly origin: string; readonly prefix: string } {
  const url = new URL(base);
  return { origin: url.origin, prefix: url.pathname.replace(/\/+$/, "") };
}

/** Header names in lower case, repeated ones joined. */
export function joinHeaders(headers: {
  readonly [name: string]: string | string[] | undefined;
}): Answer["headers"] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
}

function reasonOf(error: unknown, timeout: number): string {
  if (error instanceof errors.ResponseExceededMaxSizeError) return "it sent more than 16 MiB";
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) {
    return `it did not answer within ${timeout / 1000} seconds`;
  }
  if (error instanceof errors.HeadersOverflowError) return "its headers have more than 16 KiB";
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0].message;
  return error instanceof Error ? error.message : String(error);
}
