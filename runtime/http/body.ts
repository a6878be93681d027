import type { IncomingMessage } from "node:http";
import { type Refusal, refuse } from "./refusal.js";

const NOTHING = Buffer.alloc(0);

/** A client that sends too much is heard out this many times the limit, so that it gets to read the refusal. */
const PATIENCE = 16;

type Body = Buffer | Refusal<string>;

/** Reads a whole body of at most `limit` bytes, at once where there is none; compressed ones are not understood. */
export function readBody(request: IncomingMessage, limit: number): Body | Promise<Body> {
  if (!mayHaveBody(request)) return NOTHING;
  const encoding = request.headers["content-encoding"] ?? "identity";
  if (encoding.toLowerCase() !== "identity") return refuse("UNSUPPORTED_MEDIA_TYPE");
  return collect(request, limit);
}

/** By events: iterating over the stream costs as much as all the rest of a request. */
function collect(request: IncomingMessage, limit: number): Promise<Body> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else if (size > limit * PATIENCE) request.destroy();
    });
    request.on("end", () => {
      const [first = NOTHING] = chunks;
      if (size > limit) resolve(refuse("BODY_TOO_LARGE"));
      else resolve(chunks.length > 1 ? Buffer.concat(chunks, size) : first);
    });
    request.on("error", reject);
    request.on("close", () => {
      if (!request.complete) reject(new Error("The client went away before its request had ended"));
    });
  });
}

function mayHaveBody({ headers }: IncomingMessage): boolean {
  if (headers["transfer-encoding"] !== undefined) return true;
  const length = headers["content-length"];
  return length !== undefined && length !== "0";
}
