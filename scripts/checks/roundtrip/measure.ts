import { parse } from "../../../generator/1-parse/parse.js";
import { noBindings } from "../../../generator/bindings.js";
import { compile, noFeatures } from "../../../generator/compile.js";
import type { Diagnostic } from "../../../generator/diagnostics/diagnostic.js";
import { type Imported, importApi } from "../../../generator/import/import-api.js";
import type { Documents } from "../../../generator/import/read/documents.js";
import { noMemory } from "../../../generator/memory.js";
import { defaultSettings } from "../../../generator/settings.js";
import { type Verdict, verdictOn } from "./compare-operations.js";
import { operationsOf } from "./operations.js";
import { SchemaComparison } from "./schemas/compare.js";

export interface Measured {
  readonly imported: Imported;
  /** What `specwright check` has to say of what was imported. */
  readonly diagnostics: readonly Diagnostic[];
  readonly verdicts: readonly Verdict[];
  /** Operations that came back and that the document does not have. */
  readonly invented: readonly string[];
}

/** Imports a document, compiles what it became, and compares the description of that with it. */
export function measure(documents: Documents): Measured {
  const imported = importApi(documents);
  const { files, diagnostics } = compile({
    sources: [...imported.capabilities].map(([id, text]) => ({ path: `openspec/specs/${id}/spec.md`, text })),
    changes: [],
    ...noFeatures,
    parse,
    settings: { ...defaultSettings, title: imported.title, unknown: "ignore" },
    bindings: noBindings,
    memory: noMemory,
  });
  const description = files.find(({ path }) => path === "openapi.json")?.text ?? "{}";
  return { imported, diagnostics, ...compareDocuments(documents, own(description)) };
}

const own = (text: string): Documents => ({
  root: "openapi.json",
  files: new Map([["openapi.json", JSON.parse(text)]]),
});

/** What came back of each operation of a document. */
export function compareDocuments(left: Documents, right: Documents): Pick<Measured, "verdicts" | "invented"> {
  const [before, after] = [operationsOf(left), operationsOf(right)];
  const schemas = new SchemaComparison(left, right);
  return {
    verdicts: [...before.values()].map((one) => verdictOn(one, after.get(one.name) ?? null, schemas)),
    invented: [...after.keys()].filter((name) => !before.has(name)),
  };
}
