import { signWebhook } from "@specwright/http";
import { webhookSecret } from "../servers/secrets.js";
import type { Call } from "./call.js";
import type { KnownTwins, Side } from "./known-twins.js";

/** A call with everything filled in for one server. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
}

export interface Surroundings {
  readonly twins: KnownTwins;
  readonly authorizations: ReadonlyMap<string, string | null>;
  /** One clock for both servers. */
  readonly now: Date;
}

const BLANK = /⟦(\w+) (own|any) (-?\d+)⟧/g;

/** Fills the blanks of a call with what this server calls its things. */
export function fill(call: Call, side: Side, { twins, authorizations, now }: Surroundings): Request {
  const { caller, method, query } = call;
  const known = (text: string): string =>
    text.replaceAll(BLANK, (whole, kind: string, whose: "own" | "any", back: string) => {
      if (kind === "signed") return whole;
      const of = twins.pick(kind === "total" ? "order" : kind, caller, whose, Number(back));
      if (kind === "total") return String(of === null ? 100 : (twins.totalOf(of.left) ?? 100));
      return of === null ? `${kind}_none` : of[side];
    });
  const body = typeof call.body === "string" ? known(call.body) : call.body;
  const signed = (text: string): string =>
    text.replaceAll(BLANK, (_whole, _kind, _whose, ago: string) => signature(body, now, Number(ago)));
  const authorization = authorizations.get(caller) ?? null;
  const path = known(call.path);
  return {
    method,
    path: query === "" ? path : `${path}?${known(query)}`,
    headers: {
      ...(authorization === null ? {} : { Authorization: authorization }),
      ...Object.fromEntries(
        Object.entries(call.headers).map(([name, value]) => [name, signed(known(value))]),
      ),
    },
    body,
  };
}

function signature(body: Request["body"], now: Date, ago: number): string {
  return signWebhook(body ?? "", webhookSecret, new Date(now.getTime() - ago * 1_000));
}
