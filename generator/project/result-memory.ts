import type { SpecDocument } from "../1-parse/document.js";
import type { Memory, Planned, PlanningKey } from "../memory.js";
import type { Capability, Feature } from "../model.js";
import { sha256 } from "../sha256.js";
import type { SourceFile } from "../source.js";
import type { KeptFolder } from "./kept-folder.js";

/** Results of earlier compilations, those of one file together. One is for one compilation. */
export interface ResultMemory extends Memory {
  /** Says which text a document was parsed from: the results of a document are those of its text. */
  readonly parsed: (document: SpecDocument, source: SourceFile) => void;
  /** Names all that a document, a capability or a feature is made of, where that is known here. */
  readonly nameOf: (part: object) => string | null;
  /** Writes what is new and removes what was not asked for. */
  readonly save: () => void;
}

interface Page {
  readonly id: string;
  readonly name: string;
  readonly results: Map<string, unknown>;
  isNew: boolean;
}

/** `build` names the compiler whose results they are. */
export function resultMemory(kept: KeptFolder, build: string): ResultMemory {
  const pages = new Map<object, Page>();
  const pageOf = (id: string, key: string): Page => {
    const name = sha256(JSON.stringify([build, key]));
    const body = kept.read(id, name);
    const results: Readonly<Record<string, unknown>> = body === null ? {} : JSON.parse(body);
    return { id, name, results: new Map(Object.entries(results)), isNew: false };
  };
  const keep = (page: Page, name: string, made: unknown): void => {
    page.results.set(name, made);
    page.isNew = true;
  };
  return {
    planned: <Part extends Capability | Feature>(
      { id, key }: PlanningKey,
      plan: () => Planned<Part>,
      lasts: (planned: Planned<Part>) => boolean,
    ) => {
      if (key === null) return plan();
      const page = pageOf(id, key);
      const known = page.results.get("planned") as Planned<Part> | undefined;
      const planned = known ?? plan();
      if (known === undefined && lasts(planned)) keep(page, "planned", planned);
      pages.set(planned.part, page);
      return planned;
    },
    parsed: (document, { path, text }) => {
      pages.set(document, pageOf(`document ${path}`, JSON.stringify([path, text])));
    },
    recall: <T>(part: object, name: string, make: () => T) => {
      const page = pages.get(part);
      if (page?.results.has(name)) return page.results.get(name) as T;
      const made = make();
      if (page !== undefined) keep(page, name, made);
      return made;
    },
    nameOf: (part) => pages.get(part)?.name ?? null,
    save: () => {
      for (const { id, name, results, isNew } of pages.values())
        if (isNew) kept.write(id, name, JSON.stringify(Object.fromEntries(results)));
      kept.prune();
    },
  };
}
