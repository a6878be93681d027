import { encodedPairs, percentDecoded } from "./encoded-pairs.js";
import type { UploadedFile } from "./uploaded-file.js";

/** What a form holds, in its order: a name stands as often as it was sent. */
export type FormEntries = readonly (readonly [name: string, value: string | UploadedFile])[];

/** Why a form cannot be read. */
export type FormFault = "unreadable" | "too many";

/** No honest form comes near, and each entry costs more than its bytes. */
export const MOST_ENTRIES = 1000;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads `application/x-www-form-urlencoded`, as strictly as a query. */
export function encodedEntries(bytes: Uint8Array): FormEntries | FormFault {
  let count = 0;
  for (const byte of bytes) if (byte === 0x26) count += 1;
  if (count >= MOST_ENTRIES) return "too many";
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return "unreadable";
  }
  const pairs = encodedPairs(text);
  if (pairs === null) return "unreadable";
  const entries: [string, string][] = [];
  for (const [name, written] of pairs) {
    const value = percentDecoded(written);
    if (value === null) return "unreadable";
    entries.push([name, value]);
  }
  return entries;
}
