import Database from "libsql";
import { StoreFault } from "./store-fault.js";

/**
 * Sees to it that only one process uses a file: two that append to one log, or answer from one memory, would lose what
 * the other wrote. The lock is the operating system's, held through an empty database beside the file, so it ends with
 * its process, however that ends. Returns how to release it.
 */
export function ownAlone(path: string): () => void {
  const lock = new Database(`${path}.lock`);
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    const busy = error instanceof Error && error.message.includes("locked");
    if (!busy) throw new StoreFault(`${path}.lock cannot be used as a lock: ${String(error)}`);
    throw new StoreFault(
      `${path} is in use by another process. Stop that one first; several share one store with STORE=postgres.`,
    );
  }
  return () => {
    if (lock.open) lock.close();
  };
}
