import type { Operation } from "./operation.js";
import { type Refusal, refuse } from "./refusal.js";

/** Who proved to be asking. */
export interface Identity {
  readonly caller: string;
  readonly roles: readonly string[];
}

/** Knows whom credentials belong to: what stands after the scheme in the Authorization header. Null: nobody. */
export type Authenticate = (credentials: string, operation: Operation) => Promise<Identity | null>;

/** Prepares the door of an operation: an identity, null for an anonymous caller who may pass, or a refusal. */
export function doorOf(
  operation: Operation,
  authenticate: Authenticate | null,
): (authorization: string | undefined) => Promise<Identity | null | Refusal<string, string>> {
  const rule = operation.authentication;
  if (rule === undefined) return async () => null;
  if (authenticate === null)
    throw new TypeError(`"${operation.id}" asks for ${rule.scheme}, and nobody authenticates.`);
  const challenge = () => refuse("UNAUTHENTICATED", { headers: { "WWW-Authenticate": rule.scheme } });
  return async (authorization) => {
    if (authorization === undefined) return rule.required ? challenge() : null;
    const at = authorization.indexOf(" ");
    const scheme = authorization.slice(0, Math.max(at, 0));
    if (scheme.toLowerCase() !== rule.scheme.toLowerCase()) return challenge();
    const identity = await authenticate(authorization.slice(at + 1).trim(), operation);
    if (identity === null) return challenge();
    return rule.role === null || identity.roles.includes(rule.role) ? identity : refuse("FORBIDDEN");
  };
}
