import { jsonStore } from "../../../runtime/storage/json/json-store.js";
import { memoryStore } from "../../../runtime/storage/memory-store.js";
import { postgresStore } from "../../../runtime/storage/postgres/postgres-store.js";
import { sqliteStore } from "../../../runtime/storage/sqlite/sqlite-store.js";
import type { Store } from "../../../runtime/storage/store.js";
import { startPostgres } from "../../../runtime/storage/testing/postgres-server.js";
import { temporaryFolder } from "../../../runtime/storage/testing/temporary-folder.js";

export const storeKinds = ["memory", "json", "sqlite", "postgres"] as const;
export type StoreKind = (typeof storeKinds)[number];

/** Where histories happen, one after the other, each with an order of its own: a store for two servers, and a clock. */
export interface Place {
  readonly clock: { milliseconds: number };
  /** What each of the servers has open; the same store, where only one process can use it. */
  stores(): readonly [Store, Store];
  /** Opens what is kept once more. */
  reopen(): Promise<void>;
  nextNumber(): number;
  close(): Promise<void>;
}

interface Opening {
  open(): Promise<readonly [Store, Store]>;
  /** Whether it outlives being closed. */
  readonly lasts: boolean;
  remove(): Promise<void>;
}

export async function openPlace(kind: StoreKind): Promise<Place> {
  const { open, lasts, remove } = await openingOf(kind);
  let stores = await open();
  let number = 0;
  const close = async (): Promise<void> => {
    for (const store of new Set(stores)) await store.close();
  };
  return {
    clock: { milliseconds: Date.parse("2026-01-01T00:00:00.000Z") },
    stores: () => stores,
    reopen: async () => {
      if (!lasts) return;
      await close();
      stores = await open();
    },
    nextNumber: () => {
      number += 1;
      return number;
    },
    close: async () => {
      await close();
      await remove();
    },
  };
}

async function openingOf(kind: StoreKind): Promise<Opening> {
  const twice = (store: Store) => [store, store] as const;
  if (kind === "memory")
    return { open: async () => twice(memoryStore()), lasts: false, remove: async () => undefined };
  if (kind === "postgres") {
    const server = await startPostgres();
    const url = await server.newSchema();
    const open = async () => [await postgresStore(url), await postgresStore(url)] as const;
    // Opening connections takes as long as a whole history; what a commit outlives is the crash driver's to show.
    return { open, lasts: false, remove: server.stop };
  }
  const folder = await temporaryFolder();
  const file = folder.file("shop");
  const open = async () => twice(kind === "json" ? await jsonStore(file) : sqliteStore(file));
  return { open, lasts: true, remove: folder.remove };
}
