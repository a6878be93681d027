import { kindOf, placesIn, type RowFacts, type Template } from "../../generator/protocol/error-template.js";
import { statusPhrase } from "../../generator/protocol/status-phrases.js";
import type { Answer } from "../http/exchange.js";
import type { Contract, ErrorBody, ErrorEntry } from "./contract.js";
import { reservedEntry } from "./reserved.js";
import { codeSaid, showsRow } from "./shown-code.js";
import { templateDifferences } from "./template-differences.js";

/** The row of a code: the catalogue's, or the kernel's own. */
const entryOf = (contract: Contract, code: string): ErrorEntry | null =>
  (Object.hasOwn(contract.errors, code) ? contract.errors[code] : undefined) ?? reservedEntry(code);

/** The status that goes with a code; null where the code is unknown. */
export const statusOf = (contract: Contract, code: string): number | null =>
  entryOf(contract, code)?.status ?? null;

/** How the body of a code looks. */
export function formOf(contract: Contract, code: string): ErrorBody {
  const form = entryOf(contract, code)?.form;
  return form === undefined ? contract.errorBody : (contract.otherBodies?.[form - 1] ?? contract.errorBody);
}

/** What the body of a code is filled from: what its row writes out, or what its catalogue has for all. */
export function templatesOf(contract: Contract, code: string): readonly Template[] {
  const own = entryOf(contract, code)?.body;
  return own === undefined ? formOf(contract, code).templates.map(({ template }) => template) : [own];
}

/** Whether an answer is this refusal: its status, and what its body shows of the row. */
export function isRefusal(contract: Contract, { status, json }: Answer, code: string): boolean {
  const entry = entryOf(contract, code);
  if (entry === null || entry.status !== status || json === null) return false;
  const row = rowOf(code, entry);
  // A row that is not written says nothing of its words.
  const anyMessage = !Object.hasOwn(contract.errors, code);
  const isWhole = entry.body !== undefined;
  return templatesOf(contract, code).some(
    (template) =>
      (!isWhole || templateDifferences(template, json.value, status).length === 0) &&
      (isWhole && placesIn(template).length === 0 ? true : showsRow(template, row, anyMessage, json.value)),
  );
}

function rowOf(code: string, { status, message, title, type, code: wire }: ErrorEntry): RowFacts {
  return {
    code: wire ?? code,
    status,
    message,
    title: title ?? statusPhrase(status),
    type: type ?? kindOf(code),
  };
}

/** What an answer says of its code, for people: a code that is known to have this status, or whatever stands for one. */
export function codeOf(contract: Contract, answer: Answer): string | null {
  const { json } = answer;
  if (json === null) return null;
  const known = Object.keys(contract.errors).find(
    (code) => isRefusal(contract, answer, code) && tells(contract, code),
  );
  if (known !== undefined) return known;
  for (const { templates } of [contract.errorBody, ...(contract.otherBodies ?? [])])
    for (const { template } of templates) {
      const said = codeSaid(template, json.value);
      if (said !== null) return said;
    }
  return null;
}

/** Whether more than the status tells the code. */
const tells = (contract: Contract, code: string): boolean =>
  templatesOf(contract, code).some(
    (template) =>
      placesIn(template).length === 0 ||
      placesIn(template).some((place) => ["code", "type", "message", "detail"].includes(place)),
  );
