import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer, Headers } from "./answer.js";
import type { IncomingBody } from "./body.js";
import { canonicalPath } from "./canonical-path.js";
import { publishFault } from "./fault-channel.js";
import { type BodyRules, takeBody } from "./incoming-body.js";
import type { Log } from "./log.js";
import type { Operation } from "./operation.js";
import { type TraceContext, traceOf } from "./trace-context.js";

/** One request on its way to its answer. */
export interface Exchange extends Shared {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: IncomingBody;
  readonly requestId: string;
  readonly trace: TraceContext | null;
  readonly method: string;
  /** As it was sent. */
  readonly path: string;
  /** In its one spelling: what operations are found by. */
  readonly canonicalPath: string;
  /** Without its question mark. */
  readonly query: string;
  readonly startedAt: number;
  /** These become known on the way. */
  operation: Operation | null;
  caller: string | null;
  roles: readonly string[];
}

/** What all exchanges of an application have in common. */
export interface Shared {
  readonly now: () => Date;
  readonly log: Log;
  /** Headers that every answer carries. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly bodies: BodyRules;
}

/** Marks an answer that was given before. */
export const REPLAYED: Headers = { "Idempotent-Replayed": "true" };

const NO_ROLES: readonly string[] = [];

/** Opens the exchange of a request that has just come in. */
export function openExchange(
  request: IncomingMessage,
  response: ServerResponse,
  { now, log, headers, bodies }: Shared,
): Exchange {
  const { method = "GET" } = request;
  const url = withoutHost(request.url ?? "/");
  const at = url.indexOf("?");
  const [path, query] = at === -1 ? [url, ""] : [url.slice(0, at), url.slice(at + 1)];
  return {
    request,
    response,
    body: takeBody(request, bodies),
    requestId: requestIdOf(request.headers["x-request-id"]),
    trace: request.headers.traceparent === undefined ? null : traceOf(request.headers),
    method,
    path,
    canonicalPath: canonicalPath(path),
    query,
    startedAt: performance.now(),
    operation: null,
    caller: null,
    roles: NO_ROLES,
    now,
    log,
    headers,
    bodies,
  };
}

/** Answers and the log name the path that the client sent, whatever prefix the router is mounted under. */
export function addressedAs(
  { originalUrl }: IncomingMessage & { readonly originalUrl: string },
  exchange: Exchange,
): Exchange {
  const [path = ""] = originalUrl.split("?", 1);
  return path === exchange.path ? exchange : { ...exchange, path };
}

/** A whole address may hold a name and a password, which are for nobody's eyes; its host is not looked at. */
function withoutHost(url: string): string {
  return url.startsWith("/") ? url : url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "") || "/";
}

/** Writes the answer and the line of the log; `error` is our own fault, if there was one. */
export function answerExchange(exchange: Exchange, answer: Answer, error: unknown = null): void {
  const { response, body, requestId, trace, method, path, operation, caller, startedAt, log } = exchange;
  if (!response.destroyed && !response.headersSent) write(exchange, answer);
  if (error !== null) publishFault({ requestId, error });
  body.discard();
  log({
    requestId,
    trace,
    method,
    path,
    operation: operation === null ? null : operation.id,
    route: operation === null ? null : operation.path,
    caller,
    status: answer.status,
    code: answer.code,
    replayed: Object.hasOwn(answer.headers, "Idempotent-Replayed"),
    milliseconds: performance.now() - startedAt,
    error,
  });
}

const NONE: ReadonlySet<string> = new Set();

/** Writes all headers at once, as a list: one by one costs more than twice as much. */
function write({ response, requestId, trace, headers: shared }: Exchange, answer: Answer): void {
  const { status, headers, content } = answer;
  const own = Object.entries(headers);
  const named = own.length === 0 ? NONE : new Set(own.map(([name]) => name.toLowerCase()));
  const fields = ["X-Request-Id", requestId];
  if (trace !== null) fields.push("traceparent", trace.traceparent);
  for (const [name, value] of shared)
    if (named === NONE || !named.has(name.toLowerCase())) fields.push(name, value);
  for (const [name, value] of own) fields.push(name, value);
  if (content === null) {
    response.writeHead(status, fields).end();
    return;
  }
  const { media, bytes } = content;
  const length = typeof bytes === "string" ? Buffer.byteLength(bytes) : bytes.byteLength;
  fields.push("Content-Type", media, "Content-Length", String(length));
  end(response.writeHead(status, fields), bytes);
}

/**
 * Ends an answer whose body is text in one piece with its head: `end` would send the two, and an empty third, as a list,
 * which costs the system more than twice as much. Where an earlier answer still has the connection, Node sends them later.
 */
function end(response: ServerResponse, bytes: string | Uint8Array): void {
  const { socket } = response;
  if (socket === null || typeof bytes !== "string") {
    response.end(bytes);
    return;
  }
  socket.cork();
  response.write(bytes);
  socket.uncork();
  response.end();
}

const SANE = /^[A-Za-z0-9._:-]{1,128}$/;

/** The caller's own X-Request-Id where it is fit for a log line, else a new one. */
function requestIdOf(given: string | readonly string[] | undefined): string {
  return typeof given === "string" && SANE.test(given) ? given : randomUUID();
}
