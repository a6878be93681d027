import type { Store } from "../../../runtime/storage/store.js";

export interface MortalStore {
  readonly store: Store;
  /** From now on what is asked for neither happens nor is answered. Ends with what the database has begun already. */
  die(): Promise<void>;
}

/** A store as one server sees it, until that server dies. */
export function mortal(store: Store): MortalStore {
  let alive = true;
  const begun = new Set<Promise<unknown>>();
  const unless = <T>(work: () => Promise<T>): Promise<T> => {
    if (!alive) return new Promise<T>(() => undefined);
    const result = work();
    begun.add(result);
    const over = () => begun.delete(result);
    result.then(over, over);
    return result;
  };
  const { holds } = store;
  return {
    store: {
      name: store.name,
      holds:
        holds === null
          ? null
          : {
              reserve: (claim) => unless(() => holds.reserve(claim)),
              release: (claim) => unless(() => holds.release(claim)),
            },
      transaction: (work) => unless(() => store.transaction(work)),
      ping: () => unless(() => store.ping()),
      close: async () => undefined,
    },
    die: async () => {
      alive = false;
      await Promise.allSettled(begun);
    },
  };
}
