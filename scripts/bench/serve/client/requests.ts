import { createSecretKey } from "node:crypto";
import { claimsOf } from "../../../../runtime/auth/claims.js";
import { signToken } from "../../../../runtime/auth/signed-token.js";

const key = createSecretKey(Buffer.from(process.env.JWT_SECRET ?? "", "utf8"));
const pins = { issuer: "specwright-shop", audience: "specwright-shop" };

/** Credentials of somebody, for an hour. */
export const tokenOf = (caller: string, roles: readonly string[] = []): string =>
  signToken(claimsOf({ caller, roles }, pins, new Date(), 60), key);

/** A whole request as it goes over the wire. */
export function requestText(method: string, path: string, token: string | null, body: object | null): string {
  const text = body === null ? "" : JSON.stringify(body);
  const credentials = token === null ? "" : `Authorization: Bearer ${token}\r\n`;
  const content =
    body === null ? "" : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${credentials}${content}\r\n${text}`;
}
