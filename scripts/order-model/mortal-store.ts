import type { Store } from "../../runtime/storage/store.js";

/** A store as one server sees it, until that server dies: then what it asks for neither happens nor is answered. */
export function mortal(store: Store): { readonly store: Store; die(): void } {
  let alive = true;
  const unless = <T>(work: () => Promise<T>): Promise<T> =>
    alive ? work() : new Promise<T>(() => undefined);
  const { holds } = store;
  return {
    store: {
      name: store.name,
      holds:
        holds === null
          ? null
          : {
              claim: (claim) => unless(() => holds.claim(claim)),
              release: (claim) => unless(() => holds.release(claim)),
            },
      transaction: (work) => unless(() => store.transaction(work)),
      ping: () => unless(() => store.ping()),
      close: async () => undefined,
    },
    die: () => {
      alive = false;
    },
  };
}
