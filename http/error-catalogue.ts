import type { Contract, ErrorEntry } from "./operation.js";
import { perObject } from "./per-object.js";
import { type Refusal, refuse } from "./refusal.js";
import { type ReservedCode, reserved } from "./reserved.js";

/** Finds the line of a code. A Map, so that no code can reach what an object inherits. */
export type Catalogue = ReadonlyMap<string, ErrorEntry>;

/** Of no specification: the answer of what is still to be written. */
const NOT_IMPLEMENTED: ErrorEntry = {
  status: 501,
  title: "Not Implemented",
  message: "This is not written yet",
};

/** The catalogue of a contract, completed by the kernel's own codes. */
export const catalogueOf: (contract: Contract) => Catalogue = perObject(
  (contract) => new Map(Object.entries({ NOT_IMPLEMENTED, ...reserved, ...contract.errors })),
);

/** A refusal of the kernel's own. Its words are for specifications that have none for this code. */
export function refuseInWords(catalogue: Catalogue, code: ReservedCode, words: string): Refusal<string> {
  const hasNone = catalogue.get(code)?.message === reserved[code].message;
  return refuse(code, hasNone ? { detail: words } : {});
}
