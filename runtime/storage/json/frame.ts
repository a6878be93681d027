import { crc32 } from "node:zlib";

/** A piece of a log as it was read. */
export type Scan =
  | { readonly kind: "whole"; readonly texts: readonly string[]; readonly torn: null }
  /** The last append was cut short: the frames end where `torn` says. */
  | { readonly kind: "torn"; readonly texts: readonly string[]; readonly torn: number }
  | { readonly kind: "damaged"; readonly at: number };

const NEWLINE = 0x0a;
/** `0000001f 89abcdef `: how many bytes follow before the newline, and their checksum. */
const HEADER_BYTES = 18;
const HEADER = /^([0-9a-f]{8}) ([0-9a-f]{8}) $/;

/** One line of a log: length, checksum, and a text of JSON, which holds no newline. */
export function frameOf(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from(`${hex(bytes.length)} ${hex(crc32(bytes))} `), bytes, Buffer.from("\n")]);
}

/**
 * Reads the frames of a log. An append that a crash cut short leaves the beginning of a frame, which has no newline and
 * is shorter than it says; anything else that does not fit is damage, and no damage is ever taken for a cut.
 */
export function scanFrames(log: Buffer): Scan {
  const texts: string[] = [];
  let at = 0;
  while (at < log.length) {
    const end = log.indexOf(NEWLINE, at);
    if (end === -1)
      return isBeginning(log.subarray(at)) ? { kind: "torn", texts, torn: at } : { kind: "damaged", at };
    const text = textOf(log.subarray(at, end));
    if (text === null) return { kind: "damaged", at };
    texts.push(text);
    at = end + 1;
  }
  return { kind: "whole", texts, torn: null };
}

function textOf(line: Buffer): string | null {
  const header = HEADER.exec(line.toString("latin1", 0, HEADER_BYTES));
  const bytes = line.subarray(HEADER_BYTES);
  if (header === null || header[1] !== hex(bytes.length) || header[2] !== hex(crc32(bytes))) return null;
  return bytes.toString();
}

/** Whether these bytes without a newline may be the beginning of a frame. */
function isBeginning(bytes: Buffer): boolean {
  const start = bytes.toString("latin1", 0, HEADER_BYTES);
  if (bytes.length < HEADER_BYTES) return HEADER.test(start + "00000000 00000000 ".slice(start.length));
  const length = HEADER.exec(start)?.[1];
  return length !== undefined && bytes.length - HEADER_BYTES <= Number.parseInt(length, 16);
}

function hex(number: number): string {
  return number.toString(16).padStart(8, "0");
}
