import type { Headers } from "./answer.js";

/**
 * What every answer asks of browsers: guess no types, keep no copy, show this nowhere, run nothing of it, do not say where
 * you came from. An API is no page, so the strictest of each. A program may add to them or change them.
 */
export const securityHeaders: Headers = {
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
};
