import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../sha256.js";
import { quietly, readKept, writeKept } from "./kept-file.js";

/** Texts that a later run may use, one for each part of a specification. */
export interface KeptFolder {
  /** What is kept of this part under exactly this name. */
  readonly read: (part: string, name: string) => string | null;
  readonly write: (part: string, name: string, body: string) => void;
  /** Forgets the parts that were neither read nor written since the last time. */
  readonly prune: () => void;
}

/** Files, for a process that compiles once. */
export function folderOnDisk(folder: string): KeptFolder {
  const used = new Set<string>();
  const fileOf = (part: string): string => {
    const file = `${sha256(part).slice(0, 32)}.json`;
    used.add(file);
    return join(folder, file);
  };
  return {
    read: (part, name) => {
      const kept = readKept(fileOf(part));
      return kept?.name === name ? kept.body : null;
    },
    write: (part, name, body) => writeKept(fileOf(part), { name, body }),
    prune: () => {
      quietly(() => {
        for (const file of readdirSync(folder))
          if (!used.has(file)) rmSync(join(folder, file), { force: true });
      });
      used.clear();
    },
  };
}

/** Memory, for a process that compiles again and again. */
export function folderInProcess(): KeptFolder {
  const kept = new Map<string, { readonly name: string; readonly body: string }>();
  const used = new Set<string>();
  return {
    read: (part, name) => {
      used.add(part);
      const known = kept.get(part);
      return known?.name === name ? known.body : null;
    },
    write: (part, name, body) => {
      used.add(part);
      kept.set(part, { name, body });
    },
    prune: () => {
      for (const part of kept.keys()) if (!used.has(part)) kept.delete(part);
      used.clear();
    },
  };
}
