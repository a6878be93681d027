import { type Found, finderOf, type RequestHead } from "./credentials.js";
import type { Credential, Need, Operation } from "./operation.js";
import { type Refusal, refuse } from "./refusal.js";

/** Who proved to be asking. */
export interface Identity {
  readonly caller: string;
  /** Roles, and scopes of a token. */
  readonly roles: readonly string[];
}

/** The credentials of a request, by their names. */
export type Presented = { readonly [credential: string]: string };

/** Finds the caller of credentials, which are all that one way of the operation asks for. Null: no caller has them. */
export type Authenticate<Credentials extends Presented = Presented> = (
  credentials: Credentials,
  operation: Operation,
) => Promise<Identity | null>;

/** Gives the identity of a request, null for an anonymous one that is accepted, or a refusal. */
export type Authenticator = (request: RequestHead) => Promise<Identity | null | Refusal<string, string>>;

type Look = (request: RequestHead) => readonly (readonly [need: Need, found: Found])[];

/**
 * Prepares the authentication of an operation; null where it asks for none. `trusting` accepts a request without credentials;
 * bad ones are refused where that is known.
 */
export function authenticatorOf(
  operation: Operation,
  authenticate: Authenticate | null,
  trusting: boolean,
): Authenticator | null {
  const rule = operation.authentication;
  if (rule === undefined) return null;
  if (authenticate === null && trusting) return null;
  if (authenticate === null)
    throw new TypeError(
      `"${operation.id}" asks for ${asked(rule.ways)}: give \`authenticate\`, or in development \`trusting: true\`.`,
    );
  const challenge = challengeOf(rule.ways);
  const refused = (code = "UNAUTHENTICATED") => refuse(code, { headers: { "WWW-Authenticate": challenge } });
  const ways = rule.ways.map(lookerOf);
  return async (request) => {
    const found = ways.map((look) => look(request));
    if (found.flat().every(([, { kind }]) => kind === "none"))
      return rule.required && !trusting ? refused(rule.ways[0]?.[0]?.credential.missing) : null;
    let failed: Refusal<string, string> | null = null;
    for (const way of found) {
      const values = valuesOf(way);
      if (values === null) continue;
      const identity = await authenticate(values, operation);
      if (identity === null) failed ??= refused(way[0]?.[0].credential.bad);
      else if (way.every(([{ roles }]) => roles.every((role) => identity.roles.includes(role))))
        return identity;
      else failed = refuse("FORBIDDEN");
    }
    return failed ?? refused(codeOf(found));
  };
}

const lookerOf = (way: readonly Need[]): Look => {
  const all = way.map((need) => [need, finderOf(need.credential)] as const);
  return (request) => all.map(([need, find]) => [need, find(request)] as const);
};

/** All that a way asks for; null where something of it is absent or bad. */
function valuesOf(way: ReturnType<Look>): Presented | null {
  const values: Record<string, string> = {};
  for (const [{ credential }, found] of way) {
    if (found.kind !== "value") return null;
    values[credential.name] = found.value;
  }
  return values;
}

/** What is wrong where no way has all that it asks for: something bad, else what the way that was begun lacks. */
function codeOf(ways: readonly ReturnType<Look>[]): string | undefined {
  const [bad] = ways.flat().find(([, { kind }]) => kind === "bad") ?? [];
  if (bad !== undefined) return bad.credential.bad;
  const begun = ways.find((way) => way.some(([, { kind }]) => kind === "value"));
  const [lacking] = begun?.find(([, { kind }]) => kind === "none") ?? [];
  return lacking?.credential.missing;
}

/** What is sent with a refusal, so that a client knows how to ask. Only schemes of HTTP have a name for it. */
function challengeOf(ways: readonly (readonly Need[])[]): string {
  const schemes = ways.flat().map(({ credential }) => schemeOf(credential));
  return [...new Set(schemes)].join(", ");
}

const schemeOf = ({ in: where, at }: Credential): string => (where === "authorization" ? at : "ApiKey");

const asked = (ways: readonly (readonly Need[])[]): string =>
  ways.map((way) => way.map(({ credential }) => credential.name).join(" and ")).join(" or ");
