import { catalogueOf } from "./error-catalogue.js";
import { errorFiller } from "./error-fields.js";
import type { Contract } from "./operation.js";
import { perObject } from "./per-object.js";
import { problemDetails } from "./problem.js";
import type { Refusal } from "./refusal.js";

export type Headers = Readonly<Record<string, string>>;

/** What goes over the wire, ready to be written. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** null: no body */
  readonly content: { readonly media: string; readonly bytes: string | Uint8Array } | null;
  /** Of a refusal, for the log and the counters. */
  readonly code: string | null;
}

/** The request as an error body may name it. */
export interface Asked {
  readonly path: string;
  readonly requestId: string;
  readonly now: () => Date;
}

/** Turns any refusal into its answer, in the shape the contract declares. */
export type Refuser = (refusal: Refusal<string, string>, asked: Asked) => Answer;

/** Prepares the answers to refusals once per contract. */
export const refuserOf: (contract: Contract) => Refuser = perObject((contract) => {
  const catalogue = catalogueOf(contract);
  const isWritten = [...catalogue].every(
    ([code, { body }]) => body !== undefined || code === "NOT_IMPLEMENTED",
  );
  // Where the catalogue writes every body out, only what is still to be written has one of the kernel's own.
  const fill = errorFiller(isWritten ? problemDetails : contract.errorBody);
  const { media } = contract.errorBody;
  return ({ code, detail, errors, headers }, { path, requestId, now }) => {
    const entry = catalogue.get(code);
    if (entry === undefined) throw new TypeError(`No error "${code}" in the catalogue.`);
    const { status, title } = entry;
    const { message } = entry;
    const timestamp = now().toISOString();
    const body =
      entry.body ?? fill({ code, status, title, message, detail, path, requestId, timestamp, errors });
    return { status, headers, content: { media, bytes: JSON.stringify(body) }, code };
  };
});
