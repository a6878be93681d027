import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SpecDocument } from "../1-parse/document.js";
import type { SourceFile } from "../source.js";
import { sha256 } from "./fingerprint.js";

/**
 * Parses of earlier runs, one file a document, so that after an edit one document is parsed and one file is written.
 * A file's first line names the text it was parsed from and the hash of the rest; whatever does not fit is no parse.
 */
export interface ParseCache {
  readonly get: (source: SourceFile) => SpecDocument | null;
  readonly put: (source: SourceFile, document: SpecDocument) => void;
  /** Forgets the documents that were not asked for. */
  readonly prune: () => void;
}

export const noParseCache: ParseCache = { get: () => null, put: () => undefined, prune: () => undefined };

/** `build` names the compiler that parses. A folder that cannot be written costs time, nothing else. */
export function openParseCache(folder: string, build: string): ParseCache {
  const used = new Set<string>();
  const nameOf = ({ path }: SourceFile): string => `${sha256(path).slice(0, 32)}.json`;
  const keyOf = ({ path, text }: SourceFile): string => sha256(JSON.stringify([build, path, text]));
  return {
    get: (source) => {
      used.add(nameOf(source));
      return read(join(folder, nameOf(source)), keyOf(source));
    },
    put: (source, document) => {
      used.add(nameOf(source));
      const body = JSON.stringify(document);
      quietly(() => {
        mkdirSync(folder, { recursive: true });
        const temporary = join(folder, `${nameOf(source)}.${process.pid}`);
        writeFileSync(temporary, `${keyOf(source)} ${sha256(body)}\n${body}`);
        renameSync(temporary, join(folder, nameOf(source)));
      });
    },
    prune: () =>
      quietly(() => {
        for (const name of readdirSync(folder))
          if (!used.has(name)) rmSync(join(folder, name), { force: true });
      }),
  };
}

function read(path: string, key: string): SpecDocument | null {
  try {
    const content = readFileSync(path, "utf8");
    const end = content.indexOf("\n");
    const body = content.slice(end + 1);
    return content.slice(0, end) === `${key} ${sha256(body)}` ? JSON.parse(body) : null;
  } catch {
    return null;
  }
}

function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // A full or read-only disk: the next run parses again.
  }
}
