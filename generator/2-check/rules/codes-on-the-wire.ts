import type { ErrorEntry, ErrorForm } from "../../model.js";
import { placesIn, type Template } from "../../protocol/error-template.js";
import { filledTemplate } from "../../protocol/filled-template.js";
import { rowFacts } from "../errors/sample-facts.js";
import type { Rule } from "./rule.js";

/** What an answer shows of its code: nothing but its status, or the same as another row of that status. */
export const codesOnTheWire: Rule = ({ codes, report }) => {
  const shown = new Map<string, string>();
  for (const [code, at] of [...codes.tabled].map(([code, name]) => [code, name.at] as const)) {
    const entry = codes.entries.get(code);
    if (entry === undefined) continue;
    const { status } = entry;
    if (isUnsaid(entry, codes.forms)) report("code-not-on-the-wire", at, { code });
    const look = JSON.stringify([status, lookOf(entry, codes.forms)]);
    const other = shown.get(look);
    if (other === undefined) shown.set(look, code);
    else report("codes-look-alike", at, { code, other, status });
  }
};

const templatesOf = ({ body, form }: ErrorEntry, forms: readonly ErrorForm[]): readonly Template[] =>
  (body === null ? (forms[form]?.templates ?? []) : [body]).map(({ template }) => template);

function isUnsaid(entry: ErrorEntry, forms: readonly ErrorForm[]): boolean {
  if (entry.body !== null) return false;
  return templatesOf(entry, forms).every((template) =>
    placesIn(template).every((place) => !saysCode.has(place)),
  );
}

const saysCode: ReadonlySet<string> = new Set(["code", "message", "detail", "type"]);

/** Two bodies are alike where they would be of one refusal, asked once. */
const lookOf = (entry: ErrorEntry, forms: readonly ErrorForm[]): unknown =>
  templatesOf(entry, forms).map((template) => filledTemplate(template, withFault(entry)));

function withFault(entry: ErrorEntry) {
  const { wire: code, message } = entry;
  return { ...rowFacts({ ...entry, code }), faults: [{ parts: ["a"], path: "a", code, message }] };
}
