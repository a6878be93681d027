import { AsyncLocalStorage } from "node:async_hooks";
import { serialQueue } from "./serial-queue.js";

/** A transaction under way, or a part of one. */
interface Scope<Part> {
  readonly part: Part;
  readonly inTurn: ReturnType<typeof serialQueue>;
  open: boolean;
  /** Whether it has parts of its own. */
  divided: boolean;
}

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
  const storage = new AsyncLocalStorage<Scope<Part>>();
  // What a transaction left running when it ended belongs to it no more.
  const current = (): Scope<Part> | null => {
    const scope = storage.getStore();
    return scope?.open ? scope : null;
  };
  return {
    inside: () => current()?.part ?? null,
    within: async (part, work) => {
      const scope: Scope<Part> = { part, inTurn: serialQueue(), open: true, divided: false };
      try {
        return await storage.run(scope, work);
      } finally {
        // A part that the work began and did not wait for ends first all the same.
        if (scope.divided) await scope.inTurn(async () => undefined);
        scope.open = false;
      }
    },
    inTurn: (work) => {
      const scope = current();
      if (scope === null) return work();
      scope.divided = true;
      return scope.inTurn(work);
    },
  };
}
