import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** Where a request stands in a trace over several services (W3C Trace Context). */
export interface TraceContext {
  /** 32 hexadecimal digits, the same for everything the first request caused. */
  readonly traceId: string;
  /** Our own part of the trace: 16 hexadecimal digits. */
  readonly spanId: string;
  /** To be sent along with every request made on behalf of this one. */
  readonly traceparent: string;
  /** What other tracing systems want to be passed on; null where there is nothing. */
  readonly tracestate: string | null;
  /** Who called us: 16 hexadecimal digits. */
  readonly parentId: string;
}

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const NOTHING = /^0+$/;
const TRACESTATE_LIMIT = 512;

/** Takes the trace of a request over. What is garbled starts nothing: a trace is never guessed. */
export function traceOf({ traceparent, tracestate }: IncomingHttpHeaders): TraceContext | null {
  if (typeof traceparent !== "string") return null;
  const [, version = "ff", traceId = "0", parentId = "0", flags = "00", more] =
    TRACEPARENT.exec(traceparent) ?? [];
  if (version === "ff" || (version === "00" && more !== undefined)) return null;
  if (NOTHING.test(traceId) || NOTHING.test(parentId)) return null;
  const spanId = randomBytes(8).toString("hex");
  // We know one flag, "sampled"; what later versions mean by the others is not ours to repeat.
  const sampled = (Number.parseInt(flags, 16) & 1) === 1 ? "01" : "00";
  const state = typeof tracestate === "string" && tracestate.length <= TRACESTATE_LIMIT ? tracestate : null;
  return {
    traceId,
    spanId,
    parentId,
    traceparent: `00-${traceId}-${spanId}-${sampled}`,
    tracestate: state === "" ? null : state,
  };
}
