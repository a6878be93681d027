import { createHash } from "node:crypto";
import { wholeObject } from "./any-schema.js";
import { canonicalJson } from "./canonical-json.js";
import type { Claim } from "./idempotency-store.js";
import type { Operation } from "./operation.js";
import type { Work } from "./performer.js";

const HEADER = "idempotency-key";
const LONGEST_KEY = 255;
const DAY = 24 * 60 * 60 * 1_000;

/** Whether a specification lets clients repeat an operation safely. */
export function takesKey({ headers }: Operation): boolean {
  return Object.keys(headers === undefined ? {} : wholeObject(headers).def.shape).some(
    (name) => name.toLowerCase() === HEADER,
  );
}

/** The key of a request; null where there is none, undefined where what stands there cannot be one. */
export function keyOf({ request }: Work["exchange"]): string | null | undefined {
  const key = request.headers[HEADER];
  if (key === undefined) return null;
  return typeof key === "string" && key.length > 0 && key.length <= LONGEST_KEY ? key : undefined;
}

/** What a request claims under its key, for a day. */
export function claimOf(key: string, { exchange, input }: Work): Claim {
  const { method, path, query, caller, now } = exchange;
  const request = `${method} ${path}?${query}\n${canonicalJson(input.body ?? null)}`;
  const at = now();
  return {
    // Prefixed, so that no user can be called what those are called who have no name.
    scope: caller === null ? "anybody" : `user ${caller}`,
    key,
    fingerprint: createHash("sha256").update(request).digest("hex"),
    at: at.toISOString(),
    expiresAt: new Date(at.getTime() + DAY).toISOString(),
  };
}
