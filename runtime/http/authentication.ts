import type { Operation } from "./operation.js";
import { type Refusal, refuse } from "./refusal.js";

/** Who proved to be asking. */
export interface Identity {
  readonly caller: string;
  readonly roles: readonly string[];
}

/** Knows whom credentials belong to: what stands after the scheme in the Authorization header. Null: nobody. */
export type Authenticate = (credentials: string, operation: Operation) => Promise<Identity | null>;

/**
 * Prepares the door of an operation: an identity, null for an anonymous caller who may pass, or a refusal. A trusting door
 * lets in who brings no credentials; bad ones it refuses, where it can tell.
 */
export function doorOf(
  operation: Operation,
  authenticate: Authenticate | null,
  trusting: boolean,
): (authorization: string | undefined) => Promise<Identity | null | Refusal<string, string>> {
  const rule = operation.authentication;
  if (rule === undefined) return async () => null;
  if (authenticate === null && trusting) return async () => null;
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
