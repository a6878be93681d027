import type { Operation } from "./operation.js";
import { type Refusal, refuse } from "./refusal.js";

/** Who proved to be asking. */
export interface Identity {
  readonly caller: string;
  readonly roles: readonly string[];
}

/** Finds the caller of credentials: what follows the scheme in the Authorization header. Null: no caller has them. */
export type Authenticate = (credentials: string, operation: Operation) => Promise<Identity | null>;

/** Lets in an identity, or null: an anonymous caller who may pass. */
export type Door = (authorization: string | undefined) => Promise<Identity | null | Refusal<string, string>>;

/**
 * Prepares the door of an operation; null where it has none. A trusting door lets in who brings no credentials; bad ones
 * it refuses, where it knows that they are bad.
 */
export function doorOf(
  operation: Operation,
  authenticate: Authenticate | null,
  trusting: boolean,
): Door | null {
  const rule = operation.authentication;
  if (rule === undefined) return null;
  if (authenticate === null && trusting) return null;
  if (authenticate === null)
    throw new TypeError(
      `"${operation.id}" asks for ${rule.scheme}: give \`authenticate\`, or in development \`trusting: true\`.`,
    );
  const challenge = (how: string) => refuse("UNAUTHENTICATED", { headers: { "WWW-Authenticate": how } });
  const { scheme: wanted } = rule;
  return async (authorization) => {
    if (authorization === undefined) return rule.required && !trusting ? challenge(wanted) : null;
    const at = authorization.indexOf(" ");
    const scheme = authorization.slice(0, Math.max(at, 0));
    if (scheme.toLowerCase() !== wanted.toLowerCase()) return challenge(wanted);
    const identity = await authenticate(authorization.slice(at + 1).trim(), operation);
    if (identity === null) return challenge(wanted);
    return rule.role === null || identity.roles.includes(rule.role) ? identity : refuse("FORBIDDEN");
  };
}
