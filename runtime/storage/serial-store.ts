import type { Ledger, Part } from "./ledger.js";
import { nesting } from "./nesting.js";
import { serialQueue } from "./serial-queue.js";
import type { Store, Work } from "./store.js";

/**
 * A store of one process: works run one after the other, and what they wrote in one turn of the event loop is flushed
 * together. No transaction ends before all it saw is safe.
 */
export function serialStore(name: string, ledger: Ledger): Store {
  const inTurn = serialQueue();
  const parts = nesting<Part>();
  const flushes = groupFlush(inTurn, () => ledger.flush());
  const safety = (): Promise<void> | null => (ledger.unflushed() ? flushes.next() : flushes.running());
  let closing: Promise<void> | null = null;

  const runPart = async <T>(work: Work<T>): Promise<T> => {
    const part = ledger.enter();
    try {
      const result = await parts.within(part, () => work(ledger.tables));
      part.keep();
      return result;
    } catch (error) {
      part.undo();
      throw error;
    }
  };
  const begin = async <T>(work: Work<T>): Promise<T> => {
    if (closing !== null) throw new Error(`The store is closed: ${name}.`);
    const { outcome, safe } = await inTurn(async () => ({
      outcome: await outcomeOf(runPart(work)),
      safe: safety(),
    }));
    // Also what failed may have failed for what it saw.
    if (safe !== null) await safe;
    if (outcome.kind === "failed") throw outcome.error;
    return outcome.value;
  };
  const end = async (): Promise<void> => {
    const { safe } = await inTurn(async () => ({ safe: safety() }));
    await safe?.catch(() => undefined);
    await ledger.close();
  };
  return {
    name,
    holds: null,
    transaction: (work) => (parts.inside() === null ? begin(work) : parts.inTurn(() => runPart(work))),
    ping: async () => {
      if (closing !== null) throw new Error(`The store is closed: ${name}.`);
      await inTurn(() => ledger.ping());
    },
    close: () => {
      closing ??= end();
      return closing;
    },
  };
}

type Outcome<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "failed"; readonly error: unknown };

async function outcomeOf<T>(work: Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: "done", value: await work };
  } catch (error) {
    return { kind: "failed", error };
  }
}

/** Gathers what is to be flushed, so that many share one flush. */
interface GroupFlush {
  /** Ends with the flush that is to come. */
  next(): Promise<void>;
  /** Ends with the flush under way; null where there is none. */
  running(): Promise<void> | null;
}

/**
 * Flushes when the event loop has handed out all that came in during its turn, and never twice at once: what is written
 * meanwhile shares the flush after. `flush` is called when no work is under way, and ends when all is safe.
 */
function groupFlush(inTurn: ReturnType<typeof serialQueue>, flush: () => Promise<void>): GroupFlush {
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
