import { setTimeout as wait } from "node:timers/promises";
import type { Store, Tables, Work } from "../../../../runtime/storage/store.js";

/** So long what belongs together is apart: long enough for others, and for a kill, to come between. */
const MOMENT = 100;

/** Says what is written later, of a transaction that should have written it at once. */
export type Later = (write: Work<unknown>) => void;

/** A store some of whose writes come in a second transaction, a moment after the one they belong to. */
export function afterwards(store: Store, partly: (tables: Tables, later: Later) => Tables): Store {
  return {
    name: store.name,
    holds: store.holds,
    ping: () => store.ping(),
    close: () => store.close(),
    transaction: async (work) => {
      const writes: Work<unknown>[] = [];
      const result = await store.transaction((tables) => {
        writes.length = 0;
        return work(partly(tables, (write) => writes.push(write)));
      });
      if (writes.length === 0) return result;
      await wait(MOMENT);
      await store.transaction(async (tables) => {
        for (const write of writes) await write(tables);
      });
      return result;
    },
  };
}
