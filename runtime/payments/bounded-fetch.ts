import { AsyncLocalStorage } from "node:async_hooks";

/** No honest answer of a payment provider comes near. */
const MOST_BYTES = 1_000_000;

/** On whose behalf something is asked. */
interface Asking {
  /** The trace to be passed on; null where there is none. */
  readonly traceparent: string | null;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

const asking = new AsyncLocalStorage<Asking>();

/** Lets `boundedFetch` know on whose behalf it asks: the libraries in between pass nothing on. */
export function onBehalfOf<T>(who: Asking, work: () => Promise<T>): Promise<T> {
  return asking.run(who, work);
}

/**
 * Asks as `fetch` does, but follows no redirect to a place nobody chose, hears no more than a megabyte, and stops when
 * nobody waits any more.
 */
export const boundedFetch: typeof fetch = async (url, init = {}) => {
  const { traceparent = null, signal = null } = asking.getStore() ?? {};
  const headers = new Headers(init.headers);
  if (traceparent !== null) headers.set("traceparent", traceparent);
  const signals = [init.signal, signal].filter((each) => each instanceof AbortSignal);
  const response = await fetch(url, {
    ...init,
    headers,
    redirect: "error",
    signal: AbortSignal.any(signals),
  });
  return new Response(await bodyOf(response), { status: response.status, headers: response.headers });
};

async function bodyOf({ body }: Response): Promise<string | null> {
  if (body === null) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    // Leaving the loop hangs up.
    if (size > MOST_BYTES) throw new Error(`The answer has more than ${MOST_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
