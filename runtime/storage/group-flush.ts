import type { serialQueue } from "./serial-queue.js";

/** Gathers what is to be flushed, so that many share one flush. */
export interface GroupFlush {
  /** Ends with the flush that is to come. */
  next(): Promise<void>;
  /** Ends with the flush under way; null where there is none. */
  running(): Promise<void> | null;
}

/**
 * Flushes when the event loop has handed out all that came in during its turn, and never twice at once: what is written
 * meanwhile shares the flush after. `flush` is called when no work is under way, and ends when all is safe.
 */
export function groupFlush(inTurn: ReturnType<typeof serialQueue>, flush: () => Promise<void>): GroupFlush {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const begin = async (previous: Promise<void> | null): Promise<void> => {
    if (previous === null) await new Promise((resolve) => setImmediate(resolve));
    else await previous.catch(() => undefined);
    let mine: Promise<void> | null = null;
    const { done } = await inTurn(async () => {
      // What comes after this turn is not in this flush.
      running = next;
      mine = next;
      next = null;
      return { done: flush() };
    });
    try {
      await done;
    } finally {
      if (running === mine) running = null;
    }
  };
  return {
    next: () => {
      if (next === null) {
        next = begin(running);
        // Whoever waits for it hears of its failure; it must not be unheard where nobody does.
        next.catch(() => undefined);
      }
      return next;
    },
    running: () => running,
  };
}
