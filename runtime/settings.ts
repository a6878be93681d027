import type { RateLimitOptions } from "@specwright/http";

/** How the server runs, apart from its store and its authentication. */
export interface ServerSettings {
  readonly port: number;
  readonly host: string;
  readonly production: boolean;
  readonly log: "json" | "pretty" | "off";
  /** Null: requests are not limited. */
  readonly rateLimit: RateLimitOptions | null;
  /** Milliseconds in which balancers learn that nothing more should come. */
  readonly notice: number;
  /** Milliseconds that requests under way have to end. */
  readonly grace: number;
  /** Connections at once. */
  readonly connections: number;
  /** Milliseconds in which an order must be paid. */
  readonly unpaid: number;
  /** What the bank signs its events with, the present secret first; without any, none is believed. */
  readonly webhookSecrets: readonly string[];
  /** Whether a new and empty store is given something to sell. */
  readonly demoProducts: boolean;
}

export type SettingsReading =
  | { readonly kind: "settings"; readonly settings: ServerSettings }
  | { readonly kind: "unfit"; readonly problem: string };

type Env = Readonly<Record<string, string | undefined>>;

class Unfit extends Error {}

/** Reads the settings of the server. `terminal` says whether people watch. */
export function serverSettingsOf(env: Env, terminal: boolean): SettingsReading {
  try {
    // A "prod" that is read as no production opens what should be locked.
    const modes = ["", "production", "development", "test"] as const;
    const production = choiceOf(env, "NODE_ENV", modes, "") === "production";
    const perMinute = numberOf(env, "RATE_LIMIT", production ? 600 : 0, 10_000_000);
    const proxies = numberOf(env, "TRUSTED_PROXIES", 0, 10);
    const settings: ServerSettings = {
      port: numberOf(env, "PORT", 3_000, 65_535),
      host: env.HOST || "127.0.0.1",
      production,
      log: choiceOf(env, "LOG", ["json", "pretty", "off"], terminal && !production ? "pretty" : "json"),
      rateLimit: perMinute === 0 ? null : { perMinute, proxies },
      notice: secondsOf(env, "DRAIN_SECONDS", production ? 5 : 0, 3_600),
      grace: secondsOf(env, "GRACE_SECONDS", 10, 3_600),
      connections: numberOf(env, "MAX_CONNECTIONS", 10_000, 1_000_000, 1),
      unpaid: numberOf(env, "UNPAID_MINUTES", 30, 100_000, 1) * 60_000,
      webhookSecrets: secretsOf(env),
      demoProducts: choiceOf(env, "DEMO_PRODUCTS", ["yes", "no"], production ? "no" : "yes") === "yes",
    };
    return { kind: "settings", settings };
  } catch (error) {
    if (error instanceof Unfit) return { kind: "unfit", problem: error.message };
    throw error;
  }
}

/** A short secret would let anybody pay with nothing, so it is refused anywhere. */
function secretsOf(env: Env): readonly string[] {
  if (env.WEBHOOK_SECRET_PREVIOUS && !env.WEBHOOK_SECRET)
    throw new Unfit("WEBHOOK_SECRET_PREVIOUS needs a WEBHOOK_SECRET beside it.");
  return ["WEBHOOK_SECRET", "WEBHOOK_SECRET_PREVIOUS"].flatMap((name) => {
    const secret = env[name] ?? "";
    if (secret === "") return [];
    if (Buffer.byteLength(secret) < 16) throw new Unfit(`${name} needs 16 bytes or more.`);
    return [secret];
  });
}

function numberOf(env: Env, name: string, standard: number, max: number, min = 0): number {
  const text = env[name];
  if (text === undefined || text === "") return standard;
  if (!/^\d{1,8}$/.test(text) || Number(text) > max || Number(text) < min)
    throw new Unfit(`${name} must be a number from ${min} to ${max}, not "${text}".`);
  return Number(text);
}

/** Seconds, or a fraction of one, in milliseconds. */
function secondsOf(env: Env, name: string, standard: number, max: number): number {
  const { [name]: text = "" } = env;
  if (!/^\d{1,8}\.\d{1,3}$/.test(text) || Number(text) > max)
    return numberOf(env, name, standard, max) * 1_000;
  return Math.round(Number(text) * 1_000);
}

function choiceOf<const T extends string>(env: Env, name: string, choices: readonly T[], standard: T): T {
  const text = env[name];
  if (text === undefined || text === "") return standard;
  const choice = choices.find((each) => each === text);
  if (choice === undefined)
    throw new Unfit(
      `${name} must be one of ${choices.filter((each) => each !== "").join(", ")}, not "${text}".`,
    );
  return choice;
}
