import type { Contract, ErrorEntry } from "./operation.js";
import { perObject } from "./per-object.js";
import { type Refusal, refuse } from "./refusal.js";
import { type ReservedCode, reserved } from "./reserved.js";

/** Finds the line of a code. A Map, so that no code can reach what an object inherits. */
export type Catalogue = ReadonlyMap<string, CatalogueEntry>;

interface CatalogueEntry extends ErrorEntry {
  /** What a code of the kernel is called here, where that is another name. */
  readonly name?: string;
}

/** Of no specification: the answer of what is still to be written. */
const NOT_IMPLEMENTED: ErrorEntry = {
  status: 501,
  title: "Not Implemented",
  message: "This is not written yet",
};

/** The catalogue of a contract, completed by the kernel's own codes. */
export const catalogueOf: (contract: Contract) => Catalogue = perObject((contract) => {
  const rows = new Map(Object.entries({ NOT_IMPLEMENTED, ...reserved, ...contract.errors }));
  const catalogue = new Map<string, CatalogueEntry>(rows);
  for (const [code, name] of Object.entries(contract.renamed ?? {})) {
    const row = rows.get(name);
    if (row === undefined) throw new TypeError(`No error "${name}" in the catalogue.`);
    catalogue.set(code, { ...row, code: row.code ?? name, type: row.type ?? kindOf(name), name });
  }
  return catalogue;
});

/** The URI that names the kind of a code, where the specification says none. */
export const kindOf = (code: string): string => `urn:problem:${code.toLowerCase().replaceAll("_", "-")}`;

/** A refusal of the kernel's own. Its words are for specifications that have none for this code. */
export function refuseInWords(catalogue: Catalogue, code: ReservedCode, words: string): Refusal<string> {
  const hasNone = catalogue.get(code)?.message === reserved[code].message;
  return refuse(code, hasNone ? { detail: words } : {});
}
