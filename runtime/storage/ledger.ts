import type { Tables } from "./store.js";

/** What a store that runs transactions one after the other writes to. */
export interface Ledger {
  readonly tables: Tables;
  /** A work begins, perhaps inside another. */
  enter(): Part;
  /** Whether something was written that is not flushed yet. Asked when no work is under way. */
  unflushed(): boolean;
  /** Makes durable what was written. Called when no work is under way; ends when it is safe. */
  flush(): Promise<void>;
  /** Rejects where nothing can be read or written. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The part of a transaction that one work writes. */
export interface Part {
  keep(): void;
  undo(): void;
}
