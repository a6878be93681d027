import { setTimeout as wait } from "node:timers/promises";
import type { Readiness } from "./readiness.js";

/** What has to end when a shop closes. */
export interface Closing {
  readonly readiness: Readiness;
  /** Takes no more requests, answers those under way for at most so many milliseconds, then hangs up. */
  readonly stopServing: (grace: number) => Promise<void>;
  /** Lets go of the store and writes out the log. */
  readonly letGo: () => Promise<void>;
  /** Milliseconds in which balancers learn from /readyz to send nothing more. */
  readonly notice: number;
  readonly grace: number;
}

/** Not ready first, then no more requests, then those under way, then everything else. */
export async function drain({ readiness, stopServing, letGo, notice, grace }: Closing): Promise<void> {
  readiness.drain();
  if (notice > 0) await wait(notice);
  await stopServing(grace);
  await letGo();
}

/** What a store or a log may take to close, before the process ends without them. */
const LAST_RESORT = 5_000;

/** Closes on SIGTERM and on SIGINT; a second signal ends the process at once. */
export function closeOnSignals(closing: Closing, say: (line: string) => void): void {
  let isStopping = false;
  const close = async (): Promise<void> => {
    if (isStopping) process.exit(1);
    isStopping = true;
    say("Closing: those under way are answered, then no more. A second signal ends it at once.");
    setTimeout(() => process.exit(1), closing.notice + closing.grace + LAST_RESORT).unref();
    try {
      await drain(closing);
      process.exit(0);
    } catch (error) {
      say(`Closing went wrong: ${error instanceof Error ? error.message : error}`);
      process.exit(1);
    }
  };
  process.on("SIGTERM", close);
  process.on("SIGINT", close);
}
