import type { Ledger } from "../ledger.js";
import { partsOver } from "../map-parts.js";
import { type ShopMaps, tablesIn } from "../map-tables.js";
import { proveWritable } from "../store-file.js";
import { replaceFile } from "./durable-file.js";
import { frameOf } from "./frame.js";
import { type OpenLog, openLog, removeLogsBefore } from "./log-files.js";
import { allEntries, type Entry, entriesFor } from "./map-entries.js";
import { snapshotPieces } from "./snapshot.js";

/** How long a log gets before a snapshot takes its place; with large snapshots it gets as long as the last one. */
const LOG_BYTES = 8 * 1024 * 1024;

export interface JsonLedgerOptions {
  readonly path: string;
  readonly maps: ShopMaps;
  readonly log: OpenLog;
  readonly logBytes?: number;
  /** Hears why a snapshot could not be written; the shop goes on without. */
  readonly onFault?: (fault: unknown) => void;
}

/** Keeps maps in a log of appends: one frame and one fdatasync for all that was written since the last. */
export class JsonLedger implements Ledger {
  readonly tables: Ledger["tables"];
  readonly enter: Ledger["enter"];
  readonly #path: string;
  readonly #maps: ShopMaps;
  readonly #onFault: (fault: unknown) => void;
  #log: OpenLog;
  #logBytes: number;
  #written = new Map<string, Set<string>>();
  #broken: { readonly cause: unknown } | null = null;
  #snapshot: Promise<void> | null = null;

  constructor({ path, maps, log, logBytes = LOG_BYTES, onFault = console.error }: JsonLedgerOptions) {
    this.#path = path;
    this.#maps = maps;
    this.#log = log;
    this.#logBytes = logBytes;
    this.#onFault = onFault;
    this.tables = tablesIn(maps);
    const enter = partsOver(maps, (table, keys) => this.#note(table, keys));
    this.enter = () => {
      this.#demandWhole();
      return enter();
    };
  }

  unflushed(): boolean {
    return this.#written.size > 0;
  }

  async flush(): Promise<void> {
    this.#demandWhole();
    const frame = frameOf(JSON.stringify(entriesFor(this.#maps, this.#written)));
    this.#written = new Map();
    const full = this.#log.bytes + frame.length > this.#logBytes && this.#snapshot === null;
    // Taken now, while no work is under way; values are never changed, so a list of them stays as it is.
    const all = full ? [...allEntries(this.#maps)] : null;
    try {
      await this.#append(frame);
      if (all !== null) await this.#beginNextLog(all);
    } catch (cause) {
      // It is unknown what of it reached the disk, and memory is ahead of it: only a new start can know.
      this.#broken = { cause };
      this.#demandWhole();
    }
  }

  async #append(frame: Buffer): Promise<void> {
    const { file } = this.#log;
    await file.appendFile(frame);
    await file.datasync();
    this.#log = { ...this.#log, bytes: this.#log.bytes + frame.length };
  }

  /** From now on a new log is written; when a snapshot has taken over what the old ones say, they go. */
  async #beginNextLog(all: readonly Entry[]): Promise<void> {
    const old = this.#log;
    this.#log = await openLog(this.#path, old.number + 1);
    await old.file.close();
    const snapshot = this.#writeSnapshot(this.#log.number, all).catch(this.#onFault);
    this.#snapshot = snapshot.then(() => {
      this.#snapshot = null;
    });
  }

  async #writeSnapshot(log: number, all: readonly Entry[]): Promise<void> {
    const bytes = await replaceFile(this.#path, snapshotPieces(log, all));
    this.#logBytes = Math.max(this.#logBytes, bytes);
    await removeLogsBefore(this.#path, log);
  }

  async ping(): Promise<void> {
    this.#demandWhole();
    await proveWritable(this.#path);
  }

  async close(): Promise<void> {
    await this.#snapshot;
    await this.#log.file.close();
  }

  #note(table: string, keys: ReadonlySet<string>): void {
    const all = this.#written.get(table);
    if (all === undefined) this.#written.set(table, new Set(keys));
    else for (const key of keys) all.add(key);
  }

  #demandWhole(): void {
    if (this.#broken !== null)
      throw new Error(
        `${this.#path} could not be written; nothing is taken until a new start.`,
        this.#broken,
      );
  }
}
