import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { faultText } from "../report/fault-text.js";

/** The faults of servers in this process, by the id of the request that met them. */
export interface PublishedFaults {
  of(requestId: string): string | null;
  close(): void;
}

/** The kernel of generated servers publishes here `{ requestId, error }`. */
const CHANNEL = "specwright.fault";
/** A step shows few problems; older faults belong to steps that have ended. */
const KEPT = 1_000;

/** Keeps the latest faults until it is closed. */
export function keepPublishedFaults(): PublishedFaults {
  const faults = new Map<string, unknown>();
  const keep = (message: unknown): void => {
    if (typeof message !== "object" || message === null) return;
    if (!("requestId" in message && "error" in message)) return;
    faults.set(String(message.requestId), message.error);
    const [oldest] = faults.keys();
    if (faults.size > KEPT && oldest !== undefined) faults.delete(oldest);
  };
  subscribe(CHANNEL, keep);
  return {
    of: (requestId) => (faults.has(requestId) ? faultText(faults.get(requestId)) : null),
    close: () => void unsubscribe(CHANNEL, keep),
  };
}
