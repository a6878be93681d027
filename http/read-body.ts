import type { IncomingMessage } from "node:http";
import type { Body, IncomingBody } from "./body.js";
import { refuse } from "./refusal.js";

/** Whether middleware such as `express.json()` has taken the body off the wire before. */
export const isRead = (request: IncomingMessage): boolean => request.readableDidRead;

/** What such middleware leaves on a request; `rawBody` only where a program keeps it. */
interface Parsed {
  readonly body?: unknown;
  readonly rawBody?: unknown;
}

/** A body that was read by other middleware: its bytes where they were kept, else what was made of them. */
export class ReadBody implements IncomingBody {
  readonly #request: IncomingMessage & Parsed;
  readonly #limit: number;

  constructor(request: IncomingMessage, limit: number) {
    this.#request = request;
    this.#limit = limit;
  }

  whole(exact: boolean): Body {
    const bytes = this.#bytes(exact);
    return bytes.length > this.#limit ? refuse("BODY_TOO_LARGE") : bytes;
  }

  discard(): void {}

  #bytes(exact: boolean): Buffer {
    const { rawBody, body, headers } = this.#request;
    for (const kept of [rawBody, body]) if (kept instanceof Uint8Array) return Buffer.from(kept);
    if (typeof body === "string" && !isJson(headers["content-type"])) return Buffer.from(body);
    // Of JSON the value is what counts, except where its bytes were signed.
    if (!exact && body !== undefined && isJson(headers["content-type"]))
      return Buffer.from(JSON.stringify(body));
    throw new Error(
      "The body of this request was read by middleware before it came here, and its bytes were not kept. Mount the router " +
        "before that middleware, or keep them: express.json({ verify: (request, _response, bytes) => { request.rawBody = bytes; } }).",
    );
  }
}

const isJson = (contentType: string | undefined): boolean =>
  /^application\/(?:[a-z0-9.+-]+\+)?json\s*(?:;|$)/i.test(contentType ?? "");
