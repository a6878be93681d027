import type { OutputFile } from "../3-emit/output-file.js";
import { sha256 } from "../sha256.js";
import { fingerprint } from "./fingerprint.js";

/** A file that the specification makes, and the fingerprint of its text, which may be known without its being printed. */
export interface MadeFile {
  readonly path: string;
  readonly hash: string;
  /** Names what the text is made of, and the compiler that makes it; `null` where nothing is kept. */
  readonly key: string | null;
  /** Printed when it is first asked for. */
  readonly text: string;
}

/**
 * Finds the fingerprint of every file. `known` holds those of the last run by what they were made of: a text made of
 * the same things is the same text, and need not be printed to be compared with what is on the disk. `nameOf` is the name
 * that a part of the model has already.
 */
export function madeFiles(
  files: readonly OutputFile[],
  build: string | null,
  known: ReadonlyMap<string, string>,
  nameOf: (part: object) => string | null,
): readonly MadeFile[] {
  const hashOf = contentHashes(nameOf);
  return files.map((file) => {
    const { path, from } = file;
    const key = build === null ? null : sha256(`${build} ${path} ${hashOf(from)}`);
    const hash = key === null ? undefined : known.get(key);
    if (hash !== undefined) return unprinted(file, hash, key);
    return { path, hash: fingerprint(file.text), key, text: file.text };
  });
}

function unprinted(file: OutputFile, hash: string, key: string | null): MadeFile {
  return {
    path: file.path,
    hash,
    key,
    get text() {
      const { text } = file;
      if (fingerprint(text) !== hash) throw new Error(`The cache is wrong about ${file.path}: delete it.`);
      return text;
    },
  };
}

/** Names plain data by its parts, since several files share them: the entities, the operations. */
function contentHashes(nameOf: (part: object) => string | null): (content: object) => string {
  const hashes = new WeakMap<object, string>();
  const hashOf = (part: unknown): string => {
    if (typeof part !== "object" || part === null) return JSON.stringify(part) ?? "";
    const hash = hashes.get(part) ?? nameOf(part) ?? sha256(JSON.stringify(part));
    hashes.set(part, hash);
    return hash;
  };
  return (content) =>
    sha256(JSON.stringify(Object.entries(content).map(([name, part]) => [name, hashOf(part)])));
}
