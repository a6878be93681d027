import type { Headers } from "./answer.js";
import type { Authenticate } from "./authentication.js";
import { bodyRoomOf } from "./body-room.js";
import type { Shared } from "./exchange.js";
import type { IdempotencyStore } from "./idempotency-store.js";
import { type Log, logFaults } from "./log.js";
import type { RateLimitOptions } from "./rate-limiter.js";

/** What a program may say about its application; each has a sensible default. */
export interface AppOptions {
  readonly now?: () => Date;
  readonly log?: Log;
  /** The largest body in bytes, 1 MB by default. */
  readonly bodyLimit?: number;
  /** The most that the bodies of all requests under way take together, in bytes: by default 16 of the largest. */
  readonly bodyMemory?: number;
  /** Needed where the contract asks for authentication, unless all callers are trusted. A method, so that it may know the names of the credentials. */
  authenticate?(...parameters: Parameters<Authenticate>): ReturnType<Authenticate>;
  /** For development: a caller without credentials may do everything, and is the one that the request names. */
  readonly trusting?: boolean;
  /** Needed where the contract takes an Idempotency-Key. Null says plainly that keys are ignored. */
  readonly idempotencyStore?: IdempotencyStore | null;
  /** How often one caller may ask; absent, there is no limit. */
  readonly rateLimit?: RateLimitOptions | null;
  /** Headers for every answer, besides or instead of `securityHeaders`. */
  readonly headers?: Headers;
}

const MEGABYTE = 1_000_000;
const LARGEST_AT_ONCE = 16;

/** What all requests of an application have in common; `headers` are those of every answer. */
export function sharedOf(options: AppOptions, headers: Headers): Shared {
  const { now = () => new Date(), log = logFaults, bodyLimit = MEGABYTE } = options;
  const { bodyMemory = bodyLimit * LARGEST_AT_ONCE } = options;
  const bodies = { limit: bodyLimit, room: bodyRoomOf(bodyMemory) };
  return { now, log, headers: Object.entries(headers), bodies };
}
