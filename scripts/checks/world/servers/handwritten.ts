import type { RequestListener } from "node:http";

/** A request, read. */
export interface Asked {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  /** The body, where it is an object of JSON. */
  readonly body: Readonly<Record<string, unknown>> | null;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What answers requests, with one fault built in or none. */
export type Server = (fault: string | null) => RequestListener;

/** A server of plain `node:http` around a function that answers. */
export const handwritten =
  (answering: (fault: string | null) => (asked: Asked) => Answer): Server =>
  (fault) => {
    const answer = answering(fault);
    return async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString();
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
      const asked: Asked = {
        method: request.method ?? "GET",
        path: pathname,
        query: searchParams,
        headers: request.headers as Asked["headers"],
        text,
        body: request.headers["content-type"] === "application/json" ? JSON.parse(text) : null,
      };
      const { status, headers = {}, body } = answer(asked);
      const type = body === undefined ? {} : { "content-type": "application/json" };
      response.writeHead(status, { ...type, ...headers });
      response.end(body === undefined ? "" : JSON.stringify(body));
    };
  };
