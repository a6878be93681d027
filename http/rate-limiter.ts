import type { IncomingMessage } from "node:http";
import { type AddressOf, addressBehind } from "./client-address.js";
import { limiterOf, type RateLimit } from "./rate-limit.js";
import { type Refusal, refuse } from "./refusal.js";

/** Holds back who asks too often. */
export interface RateLimiter {
  /** Paths that machines ask, and that must answer when all others are busy. */
  readonly exempt: ReadonlySet<string>;
  /** Null lets the request pass. An authenticated caller is counted by name, all others by address. */
  pass(request: IncomingMessage, caller: string | null): Refusal<"RATE_LIMITED", "Retry-After"> | null;
}

export interface RateLimitOptions extends RateLimit {
  readonly exempt?: readonly string[];
  /** How many proxies of ours stand before the server; 0 by default. */
  readonly proxies?: number;
  readonly addressOf?: AddressOf;
}

/** Makes a rate limiter, on the clock of its application. */
export function rateLimiterOf(options: RateLimitOptions, now: () => Date): RateLimiter {
  const { exempt = ["/healthz", "/readyz", "/metrics"], proxies = 0 } = options;
  const { addressOf = addressBehind(proxies) } = options;
  const wait = limiterOf(options, () => now().getTime());
  return {
    exempt: new Set(exempt),
    pass: (request, caller) => {
      const seconds = wait(caller === null ? `address ${addressOf(request)}` : `user ${caller}`);
      if (seconds === null) return null;
      return refuse("RATE_LIMITED", { headers: { "Retry-After": String(Math.ceil(seconds)) } });
    },
  };
}
