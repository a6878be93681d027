import type { RequestListener } from "node:http";
import type { RateLimitOptions } from "@specwright/http";
import { bearerAuthentication } from "../../runtime/auth/bearer.js";
import { createMetrics } from "../../runtime/observability/metrics.js";
import { readinessOf } from "../../runtime/observability/readiness.js";
import { jsonLog } from "../../runtime/observability/request-log.js";
import { createShop } from "../../runtime/shop.js";
import type { Store } from "../../runtime/storage/store.js";
import { auth, webhookSecret } from "./secrets.js";

/** The shop of a scenario, and what handwritten steps can do with it. */
export interface ShopUnderTest {
  readonly handler: RequestListener;
  /** From now on each caller may ask so often. */
  limit(perMinute: number): Promise<void>;
  /** Everything it has logged. */
  log(): Promise<string>;
}

/** A shop with authentication as in production, on the clock of a scenario. */
export function shopUnderTest(store: Store, now: () => Date): ShopUnderTest {
  const readiness = readinessOf(() => store.ping());
  const metrics = createMetrics();
  const lines: string[] = [];
  const log = jsonLog({ write: (line) => lines.push(line) });
  const open = (rateLimit: RateLimitOptions | null): RequestListener =>
    createShop({
      store,
      readiness,
      metrics,
      now,
      log,
      rateLimit,
      authenticate: bearerAuthentication(auth, now),
      webhookSecrets: [webhookSecret],
      report: (line) => lines.push(line),
    });
  let current = open(null);
  return {
    handler: (request, response) => current(request, response),
    limit: async (perMinute) => {
      current = open({ perMinute });
    },
    log: async () => lines.join("\n"),
  };
}
