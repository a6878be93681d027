import type { z } from "zod";
import type { Catalogue } from "./error-catalogue.js";
import { type FieldError, type Refusal, refuse } from "./refusal.js";

type Issue = z.core.$ZodIssue;

/** A request may be wrong in as many places as it likes; beyond so many nobody reads on, and naming them costs. */
export const MOST_ERRORS = 100;

/** One breach of a schema: where, in words, and whether its rule has an error of its own. */
interface Breach extends FieldError {
  readonly code: string | null;
}

/**
 * The refusal of a request that breaks its schemas. Every bad place is named once. Only where every broken rule
 * has an error of its own is that error (the first of them) the answer.
 */
export function refusalOf(
  issues: readonly Issue[],
  others: readonly FieldError[],
  catalogue: Catalogue,
): Refusal<string> {
  const breaches: Breach[] = issues.flatMap((issue) => breachesOf(issue, catalogue));
  breaches.push(...others.map((error) => ({ ...error, code: null })));
  const [first] = breaches;
  const own = first !== undefined && breaches.every(({ code }) => code !== null) ? first.code : null;
  return refuse(own ?? "VALIDATION_FAILED", { errors: eachOnce(breaches) });
}

const NO_CODES: Catalogue = new Map();

/** The bad places of what a handler reads by itself, in the same words: parse with `{ reportInput: true }`. */
export function fieldErrorsOf(issues: readonly Issue[]): readonly FieldError[] {
  return eachOnce(issues.flatMap((issue) => breachesOf(issue, NO_CODES)));
}

function eachOnce(breaches: readonly FieldError[]): readonly FieldError[] {
  const errors = new Map<string, FieldError>();
  for (const { path, message } of breaches) {
    if (errors.size === MOST_ERRORS) break;
    if (!errors.has(path)) errors.set(path, { path, message });
  }
  return [...errors.values()];
}

function breachesOf(issue: Issue, catalogue: Catalogue): Breach[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.slice(0, MOST_ERRORS).map((key) => ({
      path: place([...issue.path, key]),
      message: "is not known",
      code: null,
    }));
  }
  // A rule with an error of its own carries that code as its message; the generated schemas are printed so.
  const own = catalogue.get(issue.message);
  const code = own === undefined ? null : issue.message;
  return [{ path: place(issue.path), message: own?.message ?? inWords(issue), code }];
}

/** `items[0].name` */
export function place(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text === "" ? String(key) : `${text}.${String(key)}`;
  }, "");
}

const kinds: Readonly<Record<string, string>> = {
  int: "a whole number",
  number: "a number",
  string: "a text",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

const formats: Readonly<Record<string, string>> = {
  email: "an email address",
  url: "a URI",
  guid: "a UUID",
  date: "a date such as 2000-12-31",
  datetime: "a date and time such as 2000-12-31T23:59:59Z",
  base64: "base64",
};

const units: Readonly<Record<string, string>> = { string: "characters", array: "entries", record: "entries" };

function inWords(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "is missing";
      return `must be ${kinds[issue.expected] ?? issue.expected}`;
    case "too_small":
      return `must ${bound(issue.origin, issue.inclusive === false ? "more than" : "at least", issue.minimum)}`;
    case "too_big":
      return `must ${bound(issue.origin, issue.inclusive === false ? "less than" : "at most", issue.maximum)}`;
    case "invalid_value":
      if (issue.input === undefined) return "is missing";
      return `must be one of ${issue.values.map(String).join(", ")}`;
    case "invalid_format":
      if (issue.format === "regex") return `must match ${issue.pattern ?? "its pattern"}`;
      return `must be ${formats[issue.format] ?? issue.format}`;
    default:
      return issue.message;
  }
}

function bound(origin: string, relation: string, limit: number | bigint): string {
  const unit = units[origin];
  return unit === undefined ? `be ${relation} ${limit}` : `have ${relation} ${limit} ${unit}`;
}
