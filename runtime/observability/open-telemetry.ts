import type { Log } from "@specwright/http";

/** What we use of `@opentelemetry/api`, which is there only where the operator installed it. */
interface Api {
  readonly ROOT_CONTEXT: object;
  readonly trace: {
    getTracer(name: string): Tracer;
    setSpanContext(context: object, parent: object): object;
  };
}

interface Tracer {
  startSpan(name: string, options: object, context?: object): Span;
}

interface Span {
  isRecording(): boolean;
  setStatus(status: { readonly code: number }): void;
  end(at: number): void;
}

const SERVER = 1;
const ERROR = 2;

/**
 * Gives every request to OpenTelemetry as a span, exported when it has ended. Null where its API is not installed, or where no
 * tracing was started in this process (by `node --import …`): then nothing is done at all.
 */
export async function openTelemetryLog(moduleName: string = "@opentelemetry/api"): Promise<Log | null> {
  const api = (await import(moduleName).catch(() => null)) as Api | null;
  if (api === null) return null;
  const tracer = api.trace.getTracer("@specwright/shop");
  // The API alone is a shell whose spans record nothing. A span that never ends is never sent.
  if (!tracer.startSpan("probe", {}).isRecording()) return null;
  return ({ method, route, path, status, milliseconds, requestId, trace, error }) => {
    const attributes = {
      "http.request.method": method,
      ...(route === null ? {} : { "http.route": route }),
      "url.path": path,
      "http.response.status_code": status,
      "http.request.id": requestId,
    };
    const now = Date.now();
    const name = route === null ? method : `${method} ${route}`;
    const options = { kind: SERVER, attributes, startTime: now - milliseconds };
    const span = tracer.startSpan(name, options, trace === null ? undefined : parentOf(api, trace));
    if (error !== null || status >= 500) span.setStatus({ code: ERROR });
    span.end(now);
  };
}

function parentOf(
  { trace, ROOT_CONTEXT }: Api,
  { traceId, parentId, traceparent }: { traceId: string; parentId: string; traceparent: string },
): object {
  const traceFlags = Number.parseInt(traceparent.slice(-2), 16);
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId: parentId, traceFlags, isRemote: true });
}
