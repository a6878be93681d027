import { existsSync, statSync } from "node:fs";
import { type FileHandle, readdir, readFile, rm, truncate } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { ShopMaps } from "../map-tables.js";
import { StoreFault } from "../store-fault.js";
import { openForAppending } from "./durable-file.js";
import { scanFrames } from "./frame.js";
import { applyEntries, type Entry } from "./map-entries.js";
import { readSnapshot } from "./snapshot.js";

/** A log to append to. */
export interface OpenLog {
  readonly number: number;
  readonly file: FileHandle;
  readonly bytes: number;
}

function logPath(path: string, number: number): string {
  return `${path}.${number}.log`;
}

/** Opens the log of a number, which need not exist. */
export async function openLog(path: string, number: number): Promise<OpenLog> {
  const file = await openForAppending(logPath(path, number));
  return { number, file, bytes: (await file.stat()).size };
}

/**
 * Reads the snapshot and the logs after it into the maps. Only the end of the last log may be torn, and only it is ever
 * cut; whatever else is wrong stops here, before anything is written.
 */
export async function restore(path: string, maps: ShopMaps): Promise<OpenLog> {
  const numbers = await logNumbers(path);
  const first = await restoreSnapshot(path, maps, numbers);
  const logs = numbers.filter((number) => number >= first);
  for (const [at, number] of logs.entries()) {
    if (number !== first + at) throw missing(logPath(path, first + at));
    await restoreLog(logPath(path, number), maps, at === logs.length - 1);
  }
  await removeLogsBefore(path, first);
  return openLog(path, logs.at(-1) ?? first);
}

/** Removes the logs that a snapshot has taken over. */
export async function removeLogsBefore(path: string, first: number): Promise<void> {
  for (const number of await logNumbers(path)) if (number < first) await rm(logPath(path, number));
}

/** The numbers of the logs that are there, in order. */
async function logNumbers(path: string): Promise<readonly number[]> {
  const names = await readdir(dirname(path));
  const start = `${basename(path)}.`;
  return names
    .flatMap((name) => (name.startsWith(start) && /^\d+\.log$/.test(name.slice(start.length)) ? [name] : []))
    .map((name) => Number.parseInt(name.slice(start.length), 10))
    .sort((a, b) => a - b);
}

/** Restores the snapshot, if there is one, and gives the number of the log that follows it. */
async function restoreSnapshot(path: string, maps: ShopMaps, logs: readonly number[]): Promise<number> {
  if (!existsSync(path)) {
    if ((logs[0] ?? 0) > 0) throw missing(path);
    return 0;
  }
  if (!statSync(path).isFile()) throw damaged(path, "it is no file");
  const bytes = await readFile(path);
  const { log, entries } = explained(path, () => readSnapshot(bytes));
  if (!logs.includes(log)) throw missing(logPath(path, log));
  explained(path, () => applyEntries(maps, entries));
  return log;
}

async function restoreLog(path: string, maps: ShopMaps, last: boolean): Promise<void> {
  const scan = scanFrames(await readFile(path));
  if (scan.kind === "damaged") throw damaged(path, `at byte ${scan.at} it is not what was written`);
  if (scan.kind === "torn" && !last) throw damaged(path, "it ends too early");
  for (const text of scan.texts)
    explained(path, () => applyEntries(maps, JSON.parse(text) as readonly Entry[]));
  if (scan.kind === "torn") await truncate(path, scan.torn);
}

function explained<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw damaged(path, error instanceof Error ? error.message : String(error));
  }
}

function damaged(path: string, why: string): StoreFault {
  return new StoreFault(`${path} is damaged: ${why}. It was left as it is; restore it from a backup.`);
}

function missing(path: string): StoreFault {
  return new StoreFault(
    `${path} is missing, and the files beside it need it. They were left as they are; restore it from a backup.`,
  );
}
