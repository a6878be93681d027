import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer } from "./answer.js";
import type { Log } from "./log.js";
import { requestIdOf } from "./request-id.js";

/** One request on its way to its answer. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  /** Without its question mark. */
  readonly query: string;
  readonly startedAt: number;
  readonly now: () => Date;
  readonly log: Log;
}

/** Opens the exchange of a request that has just come in. */
export function openExchange(
  request: IncomingMessage,
  response: ServerResponse,
  { now, log }: Pick<Exchange, "now" | "log">,
): Exchange {
  const { url = "/", method = "GET", headers } = request;
  const at = url.indexOf("?");
  const [path, query] = at === -1 ? [url, ""] : [url.slice(0, at), url.slice(at + 1)];
  const requestId = requestIdOf(headers["x-request-id"]);
  return { request, response, requestId, method, path, query, startedAt: performance.now(), now, log };
}

/** Writes the answer and the line of the log; `error` is our own fault, if there was one. */
export function answerExchange(exchange: Exchange, answer: Answer, error: unknown = null): void {
  const { response, requestId, method, path, startedAt, log } = exchange;
  if (!response.destroyed && !response.headersSent) write(response, answer, requestId);
  const milliseconds = performance.now() - startedAt;
  log({ requestId, method, path, status: answer.status, milliseconds, error });
}

function write(response: ServerResponse, { status, headers, content }: Answer, requestId: string): void {
  response.statusCode = status;
  response.setHeader("X-Request-Id", requestId);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Cache-Control", "no-store");
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (content === null) {
    response.end();
    return;
  }
  const { media, bytes } = content;
  response.setHeader("Content-Type", media);
  response.setHeader(
    "Content-Length",
    typeof bytes === "string" ? Buffer.byteLength(bytes) : bytes.byteLength,
  );
  response.end(bytes);
}
