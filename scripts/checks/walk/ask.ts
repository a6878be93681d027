import { Client } from "undici";
import { joinHeaders } from "../../../acceptance/http/client.js";
import type { Request } from "./fill.js";

/** What a server answered; null instead of a status: nothing, and why. */
export interface Answer {
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A server and the one connection to it. */
export interface Asked {
  ask(request: Request): Promise<Answer>;
  close(): Promise<void>;
}

const PATIENCE = 10_000;

/** Opens a connection that sends requests as they are, however odd their paths. */
export function connect(url: string): Asked {
  const { origin, pathname } = new URL(url);
  const prefix = pathname.replace(/\/$/, "");
  const client = new Client(origin, { pipelining: 1, headersTimeout: PATIENCE, bodyTimeout: PATIENCE });
  return {
    ask: async ({ method, path, headers, body }) => {
      try {
        const reply = await client.request({ method: method as "GET", path: prefix + path, headers, body });
        const text = await reply.body.text();
        return { status: reply.statusCode, headers: joinHeaders(reply.headers), text };
      } catch (error) {
        return { status: null, headers: {}, text: error instanceof Error ? error.message : String(error) };
      }
    },
    close: () => client.destroy(),
  };
}
