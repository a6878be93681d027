import type { Pins } from "./claims.js";

/** How tokens are signed and read. */
export interface AuthSettings extends Pins {
  readonly secret: string;
  /** Tokens signed with it are still read, while the secret changes; null where it does not. */
  readonly previousSecret: string | null;
  /** Whether the secret is the public one. */
  readonly wellKnown: boolean;
}

export type AuthSettingsReading =
  | { readonly kind: "settings"; readonly settings: AuthSettings }
  | { readonly kind: "unfit"; readonly problem: string };

type Env = Readonly<Record<string, string | undefined>>;

const DEVELOPMENT_SECRET = "everybody knows this secret: it is for development alone";
const FEWEST_BYTES = 32;
const HOW = "Make one with: openssl rand -base64 48";
const LOCAL = new Set(["127.0.0.1", "::1", "localhost"]);

/**
 * Reads the settings of authentication. Without JWT_SECRET there is a secret for development, which is public; it
 * opens no server in production, and none that other machines can reach.
 */
export function authSettingsOf(env: Env, host: string): AuthSettingsReading {
  const { JWT_SECRET: secret = "", JWT_SECRET_PREVIOUS: previous = "" } = env;
  const given = Object.entries({ JWT_SECRET: secret, JWT_SECRET_PREVIOUS: previous });
  for (const [name, value] of given) {
    const problem = value === "" ? null : problemOf(value);
    if (problem !== null) return unfit(`${name} ${problem}. ${HOW}`);
  }
  if (secret === "" && previous !== "") return unfit("JWT_SECRET_PREVIOUS needs a JWT_SECRET beside it.");
  if (secret === "" && env.NODE_ENV === "production")
    return unfit(`JWT_SECRET is missing: in production it must have ${FEWEST_BYTES} bytes or more. ${HOW}`);
  if (secret === "" && !LOCAL.has(host))
    return unfit(
      `JWT_SECRET is missing: with HOST=${host} other machines reach this server, so the secret for development will not do. ${HOW}`,
    );
  return {
    kind: "settings",
    settings: {
      secret: secret === "" ? DEVELOPMENT_SECRET : secret,
      previousSecret: previous === "" ? null : previous,
      wellKnown: secret === "",
      issuer: env.JWT_ISSUER || "specwright-shop",
      audience: env.JWT_AUDIENCE || "specwright-shop",
    },
  };
}

function problemOf(secret: string): string | null {
  const bytes = Buffer.byteLength(secret);
  if (bytes < FEWEST_BYTES) return `has ${bytes} bytes and needs ${FEWEST_BYTES} or more`;
  return secret === DEVELOPMENT_SECRET ? "is the one for development, which is public" : null;
}

function unfit(problem: string): AuthSettingsReading {
  return { kind: "unfit", problem };
}
