import { type Catalogue, catalogueOf, kindOf } from "./error-catalogue.js";
import { type FaultFacts, namesFault, placesIn, type RefusalFacts, type Template } from "./error-template.js";
import { filledTemplate } from "./filled-template.js";
import type { Contract, ErrorBody, ErrorEntry } from "./operation.js";
import { perObject } from "./per-object.js";
import type { FieldError, Refusal } from "./refusal.js";

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
  return (refusal, asked) => {
    const { code, headers } = refusal;
    const entry = catalogue.get(code);
    if (entry === undefined) throw new TypeError(`No error "${code}" in the catalogue.`);
    const faults = faultsOf(refusal, entry, catalogue);
    const { media, templates } = formOf(entry, contract);
    const template = entry.body ?? templateFor(templates, faults.length > 0);
    const facts = factsOf(refusal, entry, template, asked);
    const body = filledTemplate(template, { ...facts, faults });
    const content = { media, bytes: JSON.stringify(body) };
    return { status: entry.status, headers, content, code: entry.name ?? code };
  };
});

function formOf({ form }: ErrorEntry, { errorBody, otherBodies = [] }: Contract): ErrorBody {
  return form === undefined ? errorBody : (otherBodies[form - 1] ?? errorBody);
}

/** Of two, the one that names a bad place where there is one to name. */
function templateFor(templates: ErrorBody["templates"], hasFault: boolean): Template {
  const found = templates.find(({ template }) => namesFault(template) === hasFault) ?? templates[0];
  return found?.template ?? null;
}

function factsOf(
  { code, detail }: Refusal<string, string>,
  { status, title, message, code: wire = code, type }: ErrorEntry,
  template: Template,
  { path, requestId, now }: Asked,
): Omit<RefusalFacts, "faults"> {
  const places = placesIn(template);
  // Where nothing else tells codes apart, the message is the catalogue's, whatever is said besides.
  const isOpen = !places.includes("detail") && places.includes("code");
  return {
    code: wire,
    status,
    title,
    type: type ?? kindOf(code),
    message: isOpen ? (detail ?? message) : message,
    detail,
    instance: path,
    requestId,
    timestamp: now().toISOString(),
  };
}

/** The field that a handler names comes first. */
function faultsOf(
  { code, field, errors }: Refusal<string, string>,
  { message }: ErrorEntry,
  catalogue: Catalogue,
): readonly FaultFacts[] {
  const all: readonly FieldError[] = field === null ? errors : [{ path: field, message }, ...errors];
  return all.map((fault) => {
    const own = fault.code ?? code;
    return {
      parts: fault.parts ?? partsOf(fault.path),
      path: fault.path,
      code: catalogue.get(own)?.code ?? own,
      message: fault.message,
    };
  });
}

/** `items[0].name` in its parts. */
const partsOf = (path: string): readonly (string | number)[] =>
  [...path.matchAll(/\[(\d+)\]|[^.[]+/g)].map(([text, index]) =>
    index === undefined ? text : Number(index),
  );
