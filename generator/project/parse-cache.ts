import type { SpecDocument } from "../1-parse/document.js";
import { sha256 } from "../sha256.js";
import type { SourceFile } from "../source.js";
import type { KeptFolder } from "./kept-folder.js";

/** Parses of earlier compilations, one text a document, so that after an edit one document is parsed and one is written. */
export interface ParseCache {
  readonly get: (source: SourceFile) => SpecDocument | null;
  readonly put: (source: SourceFile, document: SpecDocument) => void;
  /** Forgets the documents that were not asked for. */
  readonly prune: () => void;
}

export const noParseCache: ParseCache = { get: () => null, put: () => undefined, prune: () => undefined };

/** `build` names the compiler that parses. */
export function parseCache(kept: KeptFolder, build: string): ParseCache {
  const nameOf = ({ path, text }: SourceFile): string => sha256(JSON.stringify([build, path, text]));
  return {
    get: (source) => {
      const body = kept.read(source.path, nameOf(source));
      return body === null ? null : JSON.parse(body);
    },
    put: (source, document) => kept.write(source.path, nameOf(source), JSON.stringify(document)),
    prune: kept.prune,
  };
}
