import { posix } from "node:path";
import type { Json } from "../../model.js";
import { isList, isObject, member, textAt } from "./json.js";

/** Where a value stands. */
export interface Place {
  /** Relative to the folder of the document that is read. */
  readonly file: string;
  /** A JSON pointer; empty for the whole file. */
  readonly pointer: string;
}

/** A value of a document, and where it stands. */
export interface Found {
  readonly value: Json;
  readonly place: Place;
}

/** A document with all files that it refers to. */
export interface Documents {
  readonly root: string;
  readonly files: ReadonlyMap<string, Json>;
}

/** The whole document. */
export function wholeOf({ root, files }: Documents): Found {
  return { value: files.get(root) ?? null, place: { file: root, pointer: "" } };
}

/** What an object or a list holds; a member that is not there has the value `null`. */
export function inside({ value, place }: Found, name: string | number): Found {
  const held = isList(value) ? value[Number(name)] : member(value, String(name));
  const part = String(name).replaceAll("~", "~0").replaceAll("/", "~1");
  return { value: held ?? null, place: { file: place.file, pointer: `${place.pointer}/${part}` } };
}

/** All that an object holds under a name, each with its place. */
export function membersOf(found: Found, name: string): readonly (readonly [string, Found])[] {
  const held = inside(found, name);
  return isObject(held.value) ? Object.keys(held.value).map((key) => [key, inside(held, key)]) : [];
}

export function itemsOf(found: Found, name: string): readonly Found[] {
  const held = inside(found, name);
  return isList(held.value) ? held.value.map((_item, at) => inside(held, at)) : [];
}

export type Followed =
  | { readonly kind: "found"; readonly found: Found }
  /** The reference leads nowhere, to itself, or out of the folder. */
  | { readonly kind: "broken"; readonly reference: string };

/** What a value is once its references are followed. */
export function follow(documents: Documents, found: Found): Followed {
  let here = found;
  const seen = new Set<string>();
  for (;;) {
    const reference = textAt(here.value, "$ref");
    if (reference === null) return { kind: "found", found: here };
    const key = `${here.place.file}#${here.place.pointer}`;
    const next = seen.has(key) ? null : lookUp(documents, here.place.file, reference);
    if (next === null) return { kind: "broken", reference };
    seen.add(key);
    here = next;
  }
}

function lookUp(documents: Documents, from: string, reference: string): Found | null {
  const file = fileOf(from, reference);
  const value = file === null ? undefined : documents.files.get(file);
  const pointer = decoded(/#(.*)$/s.exec(reference)?.[1] ?? "");
  if (file === null || value === undefined || pointer === null) return null;
  if (pointer !== "" && !pointer.startsWith("/")) return null;
  let found: Found = { value, place: { file, pointer: "" } };
  for (const part of pointer.split("/").slice(1)) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    const held = isList(found.value) ? found.value[Number(name)] : member(found.value, name);
    if (held === undefined) return null;
    found = inside(found, name);
  }
  return found;
}

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

/** The file that a reference leads to, seen from a file; `null` where it is none in the folder or below. */
export function fileOf(from: string, reference: string): string | null {
  const written = reference.replace(/#.*$/s, "");
  if (written === "") return from;
  const path = decoded(written);
  // An address, an absolute path, a drive: none of them is in the folder.
  if (path === null || /^[a-z][a-z\d+.-]*:|^[/\\]|[\\\0]/i.test(path)) return null;
  const file = posix.join(posix.dirname(from), path);
  return file.startsWith("../") || file === ".." ? null : file;
}

/** The other files that a file refers to. */
export function filesNamedIn(file: string, value: Json): ReadonlySet<string> {
  const found = new Set<string>();
  const rest: Json[] = [value];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (isList(next)) rest.push(...next);
    else if (isObject(next)) {
      const reference = textAt(next, "$ref");
      const named = reference === null ? null : fileOf(file, reference);
      if (named !== null) found.add(named);
      rest.push(...Object.values(next));
    }
  }
  return found;
}
