import { lstatSync, mkdirSync, readlinkSync, realpathSync, type Stats, statSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { StoreFault } from "./store-fault.js";

/** Links that lead to links; a circle of them has no end. */
const MOST_LINKS = 40;

/**
 * The file that a path means, under the one name that all servers know it by: links are followed, so that the lock beside
 * it is one lock. Makes its folder. Throws `StoreFault` for what can keep no data.
 */
export function storeFile(path: string): string {
  // SQLite takes these for a database in memory or for an address, and the data would be gone with the process.
  if (path === ":memory:" || path.startsWith("file:"))
    throw new StoreFault(`DATA=${path} is no file. STORE=memory keeps nothing; a file is DATA=data/shop.db.`);
  if (path.includes("\0")) throw new StoreFault("DATA must not contain U+0000.");
  try {
    const file = followLinks(resolve(path));
    mkdirSync(dirname(file), { recursive: true });
    const named = join(realpathSync.native(dirname(file)), basename(file));
    const stats = statSync(named, { throwIfNoEntry: false });
    if (stats === undefined) return named;
    demandOwnFile(path, stats);
    return realpathSync.native(named);
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreFault(`DATA=${path} cannot be used: ${why}`, { cause: error });
  }
}

function followLinks(path: string): string {
  let file = path;
  for (let links = 0; links < MOST_LINKS; links += 1) {
    if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return file;
    file = resolve(dirname(file), readlinkSync(file));
  }
  throw new StoreFault(`DATA=${path} is a link that leads nowhere.`);
}

function demandOwnFile(path: string, stats: Stats): void {
  if (stats.isDirectory())
    throw new StoreFault(`DATA=${path} is a folder. Name a file in it: DATA=${join(path, "shop.db")}`);
  if (!stats.isFile()) throw new StoreFault(`DATA=${path} is no file that can keep data.`);
  // Each name would have a lock and a write-ahead log of its own.
  if (stats.nlink > 1)
    throw new StoreFault(
      `DATA=${path} has ${stats.nlink} names (hard links). Leave it one, so that one lock guards it.`,
    );
}

const PROBE = Buffer.alloc(64 * 1024, 1);

/** Rejects where nothing more can be written beside a file: a disk that is full, or was mounted read-only. */
export async function proveWritable(path: string): Promise<void> {
  const probe = `${path}.probe`;
  const handle = await open(probe, "w");
  try {
    await handle.writeFile(PROBE);
    await handle.datasync();
  } finally {
    await handle.close();
    await rm(probe, { force: true });
  }
}
