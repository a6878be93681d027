import { AsyncLocalStorage } from "node:async_hooks";
import { serialQueue } from "./serial-queue.js";

/** A transaction under way, or a part of one. */
interface Scope<Part> {
  readonly store: symbol;
  readonly part: Part;
  /** The scope around it, of this store or another. */
  readonly around: Scope<unknown> | null;
  /** Made where it has parts of its own. */
  inTurn: ReturnType<typeof serialQueue> | null;
  open: boolean;
}

/** One for all stores: each of these makes every promise of the process a little slower, whichever code made it. */
const everywhere = new AsyncLocalStorage<Scope<unknown>>();

/** Knows, wherever code runs, whether it runs inside a transaction of this store. */
export interface Nesting<Part> {
  /** The innermost part under way around the caller; null: none. */
  inside(): Part | null;
  /** Runs work as the part it is; what it starts inside is found by `inside` until it ends. */
  within<T>(part: Part, work: () => Promise<T>): Promise<T>;
  /** Runs a part of the innermost one. Parts of the same one never overlap, else undoing one would undo another. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

/** Prepares the nesting of the transactions of one store. */
export function nesting<Part>(): Nesting<Part> {
  const store = Symbol();
  // What a transaction left running when it ended belongs to it no more.
  const current = (): Scope<Part> | null => {
    const scope = innermost((each) => each.store === store) as Scope<Part> | null;
    return scope?.open ? scope : null;
  };
  return {
    inside: () => current()?.part ?? null,
    within: async (part, work) => {
      const around = innermost(({ open }) => open);
      const scope: Scope<Part> = { store, part, around, inTurn: null, open: true };
      try {
        return await everywhere.run(scope, work);
      } finally {
        // A part that the work began and did not wait for ends first all the same.
        if (scope.inTurn !== null) await scope.inTurn(async () => undefined);
        scope.open = false;
      }
    },
    inTurn: (work) => {
      const scope = current();
      if (scope === null) return work();
      scope.inTurn ??= serialQueue();
      return scope.inTurn(work);
    },
  };
}

function innermost(fits: (scope: Scope<unknown>) => boolean): Scope<unknown> | null {
  let scope = everywhere.getStore() ?? null;
  while (scope !== null && !fits(scope)) scope = scope.around;
  return scope;
}
