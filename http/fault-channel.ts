import { channel } from "node:diagnostics_channel";

/** What is published of a fault of the server itself. */
export interface PublishedFault {
  readonly requestId: string;
  readonly error: unknown;
}

/**
 * Faults are published on Node's diagnostics channel `specwright.fault`, so that a test run in the same process can show
 * the cause of a `500` beside the step that met it. The channel's name and `PublishedFault` are all that both sides share.
 */
const faults = channel("specwright.fault");

/** Whether a listener in this process shows faults, so that no log has to. */
export function faultsAreShown(): boolean {
  return faults.hasSubscribers;
}

export function publishFault(fault: PublishedFault): void {
  if (faults.hasSubscribers) faults.publish(fault);
}
