import { z } from "zod";
import { createApp } from "./app.js";
import type { AppOptions } from "./app-options.js";
import type { Handler } from "./handler.js";
import { type Listening, listen } from "./listen.js";
import type { LogEntry } from "./log.js";
import type { Contract, Credential, Operation } from "./operation.js";
import { problemDetails } from "./problem.js";
import { bindRoutes } from "./routes.js";
import { length } from "./rules.js";

/** A lending library: a small contract with everything a contract can hold, for the tests of the kernel. */
const Book = z.strictObject({
  title: z.string().check(length(1, 10, "TITLE_TOO_LONG")),
  pages: z.int().min(1).max(9999, "TOO_THICK").default(100),
  tags: z.array(z.strictObject({ name: z.string() })).exactOptional(),
  note: z.string().nullable().exactOptional(),
  borrower: z.string().exactOptional(),
});

function operation(
  id: string,
  method: Operation["method"],
  path: string,
  rest: Partial<Operation> & Pick<Operation, "replies">,
): Operation {
  return { id, method, path, capability: "library", requirements: [], errors: [], ...rest };
}

const bearer: Credential = { name: "Bearer", in: "authorization", at: "Bearer" };

export const library: Contract = {
  operations: [
    operation("getBooks", "GET", "/books", {
      query: z.strictObject({
        limit: z.int().min(1).max(50).default(20),
        tag: z.array(z.string()).exactOptional(),
        ratio: z.number().exactOptional(),
        lent: z.boolean().exactOptional(),
        borrower: z.string().exactOptional(),
      }),
      caller: "query.borrower",
      replies: { 200: z.unknown() },
    }),
    operation("getBooksById", "GET", "/books/{id}", {
      params: z.strictObject({ id: z.int() }),
      replies: { 200: Book, 204: null, 303: null },
      replyHeaders: { 303: ["Location"], LENT_OUT: ["Retry-After"] },
      errors: ["LENT_OUT"],
    }),
    operation("getBooksNewest", "GET", "/books/newest", { replies: { 200: Book } }),
    operation("postBooks", "POST", "/books", { body: Book, caller: "body.borrower", replies: { 201: Book } }),
    operation("putBooksByIdText", "PUT", "/books/{id}/text", {
      params: z.strictObject({ id: z.string() }),
      body: "text/plain",
      headers: z.strictObject({
        "If-Match": z.string(),
        "X-Copies": z.int().exactOptional(),
      }),
      replies: { 200: "text/plain" },
    }),
    operation("deleteBooksById", "DELETE", "/books/{id}", {
      params: z.strictObject({ id: z.string() }),
      authentication: { ways: [[{ credential: bearer, roles: ["librarian"] }]], required: true },
      replies: { 204: null },
    }),
  ],
  errors: {
    LENT_OUT: { status: 409, title: "Lent out", message: "Somebody else reads it" },
    TITLE_TOO_LONG: { status: 400, title: "Title too long", message: "A title has ten letters" },
    TOO_THICK: {
      status: 422,
      title: "Too thick",
      message: "Nobody reads that",
      body: { members: [["why", ["thick"]]] },
    },
  },
  errorBody: problemDetails,
};

type Reply = Handler<never, unknown>;

/** A library that listens, what it logged, and a short way to ask it something. */
export interface OpenLibrary extends Listening {
  readonly log: LogEntry[];
  ask(method: string, path: string, init?: RequestInit): Promise<Asked>;
  send(method: string, path: string, body: unknown): Promise<Asked>;
}

export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body where it is JSON, else null. */
  readonly body: { readonly [name: string]: unknown } | null;
}

/** Handlers that answer as given; the others echo their input and their caller. */
export function handlersOf(handlers: { readonly [id: string]: Reply }): { readonly [id: string]: Reply } {
  const echo: Reply = async (input, { caller }) => ({ status: 200, body: { input, caller } });
  return Object.fromEntries(library.operations.map(({ id }) => [id, handlers[id] ?? echo]));
}

/** Opens a library with such handlers. */
export async function openLibrary(
  handlers: { readonly [id: string]: Reply } = {},
  options: AppOptions = {},
): Promise<OpenLibrary> {
  const log: LogEntry[] = [];
  const authenticate: AppOptions["authenticate"] = async (credentials) =>
    credentials.Bearer === undefined || credentials.Bearer === "nobody"
      ? null
      : { caller: credentials.Bearer, roles: credentials.Bearer === "ada" ? ["librarian"] : [] };
  const app = createApp(bindRoutes(library, handlersOf(handlers)), {
    log: (entry) => log.push(entry),
    authenticate,
    ...options,
  });
  const listening = await listen(app);
  const ask: OpenLibrary["ask"] = async (method, path, init = {}) => {
    const response = await fetch(listening.url + path, { method, redirect: "manual", ...init });
    const text = await response.text();
    const json = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: json && text ? JSON.parse(text) : null,
    };
  };
  const send: OpenLibrary["send"] = (method, path, body) =>
    ask(method, path, { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
  return { ...listening, log, ask, send };
}

/** A promise and the way to fulfil it. */
export function promised<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}
