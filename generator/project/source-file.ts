import { join } from "node:path";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceFile, Span } from "../source.js";
import { type FileRead, readFileWithin } from "./read-file.js";

/** What people write and Specwright reads: a specification, a script. */
export const mostBytesOfSource = 4 * 1024 * 1024;

export interface SourceRead {
  readonly source: SourceFile | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one text file; what cannot be read as text is said with its place. One that is not there is nothing. */
export function readSource(root: string, path: string, limit = mostBytesOfSource): SourceRead {
  const read = readFileWithin(join(root, path), limit);
  if (read.kind === "absent") return { source: null, diagnostics: [] };
  if (read.kind !== "read") return { source: null, diagnostics: [notRead(path, read, limit)] };
  const { bytes } = read;
  const text = bytes.toString("utf8");
  const bad = firstInvalid(bytes, text);
  if (bad === null) return { source: { path, text }, diagnostics: [] };
  const byte = `0x${bad.byte.toString(16).padStart(2, "0")}`;
  const at = { path, start: bad.offset, end: bad.offset + 1 };
  return { source: { path, text }, diagnostics: [diagnose("spec-not-utf8", at, { byte })] };
}

function notRead(
  path: string,
  read: Extract<FileRead, { kind: "too-large" | "unreadable" }>,
  limit: number,
): Diagnostic {
  const at: Span = { path, start: 0, end: 0 };
  return read.kind === "too-large"
    ? diagnose("file-too-large", at, { size: read.size, limit })
    : diagnose("file-unreadable", at, { reason: read.reason });
}

/** The first byte that is no UTF-8, and where its replacement stands in the decoded text. */
function firstInvalid(
  bytes: Buffer,
  text: string,
): { readonly offset: number; readonly byte: number } | null {
  let position = 0;
  let last = 0;
  for (let at = text.indexOf("\ufffd"); at !== -1; at = text.indexOf("\ufffd", at + 1)) {
    position += Buffer.byteLength(text.slice(last, at));
    const genuine = bytes[position] === 0xef && bytes[position + 1] === 0xbf && bytes[position + 2] === 0xbd;
    if (!genuine) return { offset: at, byte: bytes[position] ?? 0 };
    position += 3;
    last = at + 1;
  }
  return null;
}
