import type { TurnstileOptions } from "@specwright/runtime/http";

/** How the server runs, apart from where it keeps things and whom it believes. */
export interface ServerSettings {
  readonly port: number;
  readonly host: string;
  readonly production: boolean;
  readonly log: "json" | "pretty" | "off";
  /** Null: everybody may ask as often as she likes. */
  readonly rateLimit: TurnstileOptions | null;
  /** Milliseconds in which balancers learn that nothing more should come. */
  readonly notice: number;
  /** Milliseconds that requests under way have to end. */
  readonly grace: number;
  /** Connections at once. */
  readonly connections: number;
}

export type SettingsReading =
  | { readonly kind: "settings"; readonly settings: ServerSettings }
  | { readonly kind: "unfit"; readonly problem: string };

type Env = Readonly<Record<string, string | undefined>>;

class Unfit extends Error {}

/** Reads the settings of the server. `terminal` says whether people watch. */
export function serverSettingsOf(env: Env, terminal: boolean): SettingsReading {
  const production = env.NODE_ENV === "production";
  try {
    const perMinute = numberOf(env, "RATE_LIMIT", production ? 600 : 0, 10_000_000);
    const proxies = numberOf(env, "TRUSTED_PROXIES", 0, 10);
    const settings: ServerSettings = {
      port: numberOf(env, "PORT", 3_000, 65_535),
      host: env.HOST || "127.0.0.1",
      production,
      log: choiceOf(env, "LOG", ["json", "pretty", "off"], terminal && !production ? "pretty" : "json"),
      rateLimit: perMinute === 0 ? null : { perMinute, proxies },
      notice: numberOf(env, "DRAIN_SECONDS", production ? 5 : 0, 3_600) * 1_000,
      grace: numberOf(env, "GRACE_SECONDS", 10, 3_600) * 1_000,
      connections: numberOf(env, "MAX_CONNECTIONS", 10_000, 1_000_000),
    };
    return { kind: "settings", settings };
  } catch (error) {
    if (error instanceof Unfit) return { kind: "unfit", problem: error.message };
    throw error;
  }
}

function numberOf(env: Env, name: string, standard: number, max: number): number {
  const text = env[name];
  if (text === undefined || text === "") return standard;
  if (!/^\d{1,8}$/.test(text) || Number(text) > max)
    throw new Unfit(`${name} must be a number from 0 to ${max}, not "${text}".`);
  return Number(text);
}

function choiceOf<const T extends string>(env: Env, name: string, choices: readonly T[], standard: T): T {
  const text = env[name];
  if (text === undefined || text === "") return standard;
  const choice = choices.find((each) => each === text);
  if (choice === undefined) throw new Unfit(`${name} must be one of ${choices.join(", ")}, not "${text}".`);
  return choice;
}
