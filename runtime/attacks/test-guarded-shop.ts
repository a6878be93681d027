import { type Identity, type Listening, type ListenOptions, listen } from "@specwright/http";
import type { AuthSettings } from "../auth/auth-settings.js";
import { bearerAuthentication, tokenMint } from "../auth/bearer.js";
import { createShop, type ShopOptions } from "../shop.js";

/** The settings of a shop under attack. */
export const auth: AuthSettings = {
  secret: "the present secret of the shop, 32+",
  previousSecret: "the secret before the present one",
  wellKnown: false,
  issuer: "shop",
  audience: "buyers",
};

/** The time in it. */
export const now = new Date("2026-01-01T12:00:00.000Z");

/** Mints a token that the shop accepts. */
export const tokenOf = (caller: string, roles: readonly string[] = []): string =>
  tokenMint(auth)({ caller, roles } satisfies Identity, now, 60);

export interface Answered {
  readonly status: number;
  readonly code: unknown;
  readonly body: { readonly [name: string]: unknown };
  readonly headers: Headers;
}

export interface GuardedShop extends Listening {
  /** Asks as somebody with a token, or with none (null). */
  ask(who: string | null, method: string, path: string, body?: unknown): Promise<Answered>;
  /** Sends a text and says that it is of this type. */
  typed(who: string, type: string, path: string, text: string): Promise<Answered>;
  /** Asks with an Idempotency-Key. */
  keyed(who: string, key: string, method: string, path: string): Promise<Answered>;
  /** Asks with an Authorization header of any kind. */
  knock(authorization: string, path: string): Promise<Answered>;
  /** A product that was added properly. */
  addHat(): Promise<string>;
}

/** Opens a shop with authentication as in production. */
export async function openGuardedShop(
  options: ShopOptions = {},
  limits: ListenOptions["limits"] = {},
): Promise<GuardedShop> {
  const authenticate = bearerAuthentication(auth, () => now);
  const app = createShop({ now: () => now, authenticate, ...options });
  const server = await listen(app, { limits });
  const send = async (path: string, init: RequestInit): Promise<Answered> => {
    const response = await fetch(server.url + path, init);
    const text = await response.text();
    const body = text === "" ? {} : (JSON.parse(text) as Answered["body"]);
    return { status: response.status, code: body.code, body, headers: response.headers };
  };
  const ask: GuardedShop["ask"] = (who, method, path, body) => {
    const token = who === "admin" ? tokenOf("user_admin", ["admin"]) : tokenOf(`user_${who}`);
    const headers = {
      ...(who === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    };
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return send(path, { method, headers, ...(text === undefined ? {} : { body: text }) });
  };
  const knock: GuardedShop["knock"] = (authorization, path) =>
    send(path, { headers: { Authorization: authorization } });
  const typed: GuardedShop["typed"] = (who, type, path, body) =>
    send(path, {
      method: "POST",
      headers: { Authorization: `Bearer ${tokenOf(`user_${who}`)}`, "Content-Type": type },
      body,
    });
  const keyed: GuardedShop["keyed"] = (who, key, method, path) =>
    send(path, {
      method,
      headers: { Authorization: `Bearer ${tokenOf(`user_${who}`)}`, "Idempotency-Key": key },
    });
  const addHat = async () => {
    const hat = { name: "Hat", priceCents: 200, stock: 5 };
    return String((await ask("admin", "POST", "/api/products", hat)).body.id);
  };
  return { ...server, ask, typed, keyed, knock, addHat };
}
