import { crc32 } from "node:zlib";
import { StoreFault } from "../store-fault.js";
import type { Entry } from "./map-entries.js";

/** All that a shop kept when the log of this number began. */
export interface Snapshot {
  readonly log: number;
  readonly entries: readonly Entry[];
}

const ENTRIES_PER_PIECE = 1_000;
const HEAD = /^\{"shop":1,"log":(\d{1,15}),"entries":\[\n/;
const TAIL = /\n\],"crc32":"([0-9a-f]{8})"\}\n$/;
const TAIL_BYTES = 23;

/** The text of a snapshot, in pieces: a document of JSON, an entry to a line, closed by a checksum of all before. */
export function* snapshotPieces(log: number, entries: Iterable<Entry>): Generator<string> {
  let sum = 0;
  const summed = (piece: string): string => {
    sum = crc32(piece, sum);
    return piece;
  };
  yield summed(`{"shop":1,"log":${log},"entries":[\n`);
  let lines: string[] = [];
  let separator = "";
  for (const entry of entries) {
    lines.push(JSON.stringify(entry));
    if (lines.length < ENTRIES_PER_PIECE) continue;
    yield summed(separator + lines.join(",\n"));
    separator = ",\n";
    lines = [];
  }
  if (lines.length > 0) yield summed(separator + lines.join(",\n"));
  yield `\n],"crc32":"${sum.toString(16).padStart(8, "0")}"}\n`;
}

/** Reads a snapshot; anything wrong with it, a single bit, is a fault. */
export function readSnapshot(bytes: Buffer): Snapshot {
  const tail = TAIL.exec(bytes.toString("latin1", Math.max(0, bytes.length - TAIL_BYTES)));
  const head = HEAD.exec(bytes.toString("latin1", 0, 64));
  const body = bytes.subarray(0, Math.max(0, bytes.length - TAIL_BYTES));
  if (tail === null || head === null) throw new StoreFault("it is not a snapshot of a shop");
  if (tail[1] !== crc32(body).toString(16).padStart(8, "0"))
    throw new StoreFault("its checksum does not fit");
  const { log, entries } = JSON.parse(bytes.toString()) as Snapshot;
  return { log, entries };
}
