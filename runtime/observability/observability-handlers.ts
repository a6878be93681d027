import { type Handler, type Refusal, refuse } from "@specwright/http";
import type { Metrics } from "./metrics.js";
import type { Readiness } from "./readiness.js";

type Well = { readonly status: 200; readonly body: { readonly status: string } };
type Text = { readonly status: 200; readonly body: string };

/** Serves observability. */
export function observabilityHandlers(metrics: Metrics, readiness: Readiness) {
  const getHealthz: Handler<object, Well> = async () => ({ status: 200, body: { status: "ok" } });
  const getReadyz: Handler<object, Well | Refusal<"NOT_READY">> = async () =>
    (await readiness.isReady()) ? { status: 200, body: { status: "ok" } } : refuse("NOT_READY");
  const getMetrics: Handler<object, Text> = async () => ({ status: 200, body: await metrics.text() });
  return { getHealthz, getReadyz, getMetrics };
}
