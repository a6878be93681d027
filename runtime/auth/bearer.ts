import { createSecretKey } from "node:crypto";
import type { Authenticate, Identity } from "@specwright/http";
import type { Credentials } from "../../generated/routes.js";
import type { AuthSettings } from "./auth-settings.js";
import { claimsOf, identityOf } from "./claims.js";
import { openToken, signToken } from "./signed-token.js";

/** Reads bearer tokens: our signature, our issuer, for us, and valid at this moment. */
export function bearerAuthentication(settings: AuthSettings, now: () => Date): Authenticate<Credentials> {
  const secrets = [settings.secret, settings.previousSecret].filter((secret) => secret !== null);
  const keys = secrets.map(keyOf);
  return async ({ Bearer: token }) => {
    const claims = openToken(token, keys);
    return claims === null ? null : identityOf(claims, settings, now());
  };
}

/** Mints tokens with the current secret. */
export function tokenMint(
  settings: AuthSettings,
): (identity: Identity, now: Date, minutes: number) => string {
  const key = keyOf(settings.secret);
  return (identity, now, minutes) => signToken(claimsOf(identity, settings, now, minutes), key);
}

function keyOf(secret: string) {
  return createSecretKey(Buffer.from(secret, "utf8"));
}
