import { groupFlush } from "./group-flush.js";
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
