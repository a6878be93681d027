import { createSecretKey } from "node:crypto";
import type { Identity } from "@specwright/http";
import { identityOf } from "../../../../runtime/auth/claims.js";
import { openToken } from "../../../../runtime/auth/signed-token.js";

const keys = [createSecretKey(Buffer.from(process.env.JWT_SECRET ?? "", "utf8"))];
const pins = { issuer: "specwright-shop", audience: "specwright-shop" };

/** Whom a bearer token identifies: the same authentication for every contender. */
export function callerOf(authorization: string | undefined): Identity | null {
  if (!authorization?.startsWith("Bearer ")) return null;
  const claims = openToken(authorization.slice(7), keys);
  return claims === null ? null : identityOf(claims, pins, new Date());
}
