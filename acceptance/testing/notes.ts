import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { z } from "zod";
import type { Contract } from "../contract/contract.js";

const Note = z.strictObject({ id: z.string(), title: z.string(), owner: z.string() });
const Problem = z.strictObject({ status: z.int(), code: z.string() });

/** A small contract of notes, for the tests of what judges and asks. */
export const contract: Contract = {
  operations: [
    {
      id: "getNotes",
      method: "GET",
      path: "/notes",
      caller: "query.owner",
      replies: { 200: z.array(Note) },
      errors: [],
    },
    {
      id: "postNotes",
      method: "POST",
      path: "/notes",
      caller: "body.owner",
      replies: { 201: Note },
      errors: ["VALIDATION_FAILED", "SLOW_DOWN"],
      replyHeaders: { 201: ["Location"], SLOW_DOWN: ["Retry-After"] },
    },
    {
      id: "getNotesById",
      method: "GET",
      path: "/notes/{id}",
      replies: { 200: Note },
      errors: ["NOTE_NOT_FOUND"],
    },
    { id: "deleteNotesById", method: "DELETE", path: "/notes/{id}", replies: { 204: null }, errors: [] },
    { id: "getText", method: "GET", path: "/text", replies: { 200: "text/plain" }, errors: [] },
    {
      id: "getSecrets",
      method: "GET",
      path: "/secrets",
      authentication: {
        ways: [[{ credential: { name: "Bearer", in: "authorization", at: "Bearer" } }]],
        required: true,
      },
      replies: { 200: Note },
      errors: [],
    },
  ],
  errors: {
    NOTE_NOT_FOUND: { status: 404, message: "No such note" },
    SLOW_DOWN: { status: 429, message: "Slow down" },
    TEAPOT: { status: 418, message: "Short and stout" },
    VALIDATION_FAILED: { status: 400, message: "Not right" },
  },
  errorBody: {
    media: "application/problem+json",
    templates: [
      {
        schema: Problem,
        template: {
          members: [
            ["status", { place: "status" }],
            ["code", { place: "code" }],
          ],
        },
      },
    ],
  },
};

/** What a request asked, with its body read. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface Given {
  readonly status: number;
  readonly body?: unknown;
  /** Sent as it stands, instead of a JSON body. */
  readonly text?: string;
  readonly headers?: { readonly [name: string]: string };
}

/** A listener with given answers, right or wrong, that remembers what it was asked. */
export function answering(answer: (asked: Asked) => Given | Promise<Given>): {
  listener: RequestListener;
  asked: Asked[];
} {
  const asked: Asked[] = [];
  const listener = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const question: Asked = {
      method: request.method ?? "",
      url: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(chunks).toString("utf8"),
    };
    asked.push(question);
    const { status, body, text, headers = {} } = await answer(question);
    const media = status >= 400 ? "application/problem+json" : "application/json";
    const content = text ?? (body === undefined ? "" : JSON.stringify(body));
    response.writeHead(status, content === "" ? headers : { "content-type": media, ...headers });
    response.end(content);
  };
  return { listener: (request, response) => void listener(request, response), asked };
}

/** A refusal as the contract wants it. */
export function refused(
  status: number,
  code: string,
  headers: { readonly [name: string]: string } = {},
): Given {
  return { status, body: { status, code }, headers };
}
