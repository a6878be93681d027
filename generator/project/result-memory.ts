import type { Memory, Remembered } from "../memory.js";
import { sha256 } from "../sha256.js";
import type { KeptFolder } from "./kept-folder.js";

/** Results of earlier compilations, those of a capability together. One is for one compilation. */
export interface ResultMemory extends Memory {
  /** Writes what is new and removes what was not asked for. */
  readonly save: () => void;
}

interface Page {
  readonly name: string;
  readonly results: Map<string, unknown>;
  isNew: boolean;
}

/** `build` names the compiler whose results they are. */
export function resultMemory(kept: KeptFolder, build: string): ResultMemory {
  const pages = new Map<string, Page>();
  const read = (id: string, name: string): Page => {
    const body = kept.read(id, name);
    const results: Readonly<Record<string, unknown>> = body === null ? {} : JSON.parse(body);
    return { name, results: new Map(Object.entries(results)), isNew: false };
  };
  return {
    recall: <T>(
      { id, key }: Remembered,
      name: string,
      make: () => T,
      lasts: (made: T) => boolean = always,
    ) => {
      if (key === null) return make();
      const page = pages.get(id) ?? read(id, sha256(JSON.stringify([build, key])));
      pages.set(id, page);
      if (page.results.has(name)) return page.results.get(name) as T;
      const made = make();
      if (lasts(made)) {
        page.results.set(name, made);
        page.isNew = true;
      }
      return made;
    },
    save: () => {
      for (const [id, { name, results, isNew }] of pages)
        if (isNew) kept.write(id, name, JSON.stringify(Object.fromEntries(results)));
      kept.prune();
    },
  };
}

const always = (): boolean => true;
