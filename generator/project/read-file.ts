import { closeSync, constants, fstatSync, openSync, readSync, statSync } from "node:fs";

/** Bytes of a file, or why there are none. `size` is as far as it is known: a file may grow while it is read. */
export type FileRead =
  | { readonly kind: "read"; readonly bytes: Buffer }
  | { readonly kind: "absent" }
  | { readonly kind: "too-large"; readonly size: number }
  | { readonly kind: "unreadable"; readonly reason: string };

/**
 * Reads a regular file of at most `limit` bytes. Everything else is refused before a byte of it is read: reading a
 * named pipe waits for ever, and reading a device never ends.
 */
export function readFileWithin(path: string, limit: number): FileRead {
  try {
    // Looked at before it is opened, because opening is already an action on some devices.
    const refused = refusal(statSync(path), limit);
    return refused ?? readOpened(path, limit);
  } catch (error) {
    if (isAbsence(error)) return { kind: "absent" };
    return { kind: "unreadable", reason: whyUnreadable(error) };
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);

/** Whether an error of the file system says that nothing is there. */
export const isAbsence = (error: unknown): boolean => ["ENOENT", "ENOTDIR"].includes(codeOf(error));

/** What an error of the file system means. */
export const whyUnreadable = (error: unknown): string =>
  reasons.get(codeOf(error)) ?? `the file system answered ${codeOf(error)}`;

const reasons: ReadonlyMap<string, string> = new Map([
  ["ELOOP", "its links are circular"],
  ["EACCES", "this user may not read it"],
  ["EPERM", "this user may not read it"],
  ["ENAMETOOLONG", "its path is too long"],
]);

function refusal(found: ReturnType<typeof fstatSync>, limit: number): FileRead | null {
  if (found.isDirectory()) return { kind: "unreadable", reason: "it is a folder" };
  if (!found.isFile()) return { kind: "unreadable", reason: "it is a named pipe, a device or a socket" };
  return found.size > limit ? { kind: "too-large", size: Number(found.size) } : null;
}

function readOpened(path: string, limit: number): FileRead {
  // What was looked at may have been replaced since: opening must not wait, and the opened file is looked at again.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(file);
    const refused = refusal(found, limit);
    if (refused !== null) return refused;
    // One byte more than there should be shows whether there is more, as in files whose size is said to be 0.
    let bytes = Buffer.allocUnsafe(found.size + 1);
    let length = 0;
    for (;;) {
      const count = readSync(file, bytes, length, bytes.length - length, null);
      length += count;
      if (length > limit) return { kind: "too-large", size: length };
      if (count === 0) return { kind: "read", bytes: bytes.subarray(0, length) };
      if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(length * 2 + 1024, limit + 1));
    }
  } finally {
    closeSync(file);
  }
}

/** The text of a file within the limit; `null` where there is none that can be read. */
export function readTextWithin(path: string, limit: number): string | null {
  const read = readFileWithin(path, limit);
  return read.kind === "read" ? read.bytes.toString("utf8") : null;
}
