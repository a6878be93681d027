import type { z } from "zod";
import type { Catalogue } from "./error-catalogue.js";
import { type Cause, type CauseCodes, causeOf } from "./own-codes.js";
import { type FieldError, type Refusal, refuse } from "./refusal.js";
import { reserved } from "./reserved.js";

type Issue = z.core.$ZodIssue;

/** A request may be wrong in as many places as it likes; beyond so many nobody reads on, and naming them costs. */
export const MOST_ERRORS = 100;

/** A bad place, and what is wrong there, where that is no broken rule. */
export interface BadPlace {
  readonly error: FieldError;
  readonly cause: Cause | null;
  /** A text off the form of its type, or a list with equal items: any other rule that it breaks as well says more. */
  readonly isLast?: boolean;
}

/** What bad places are called by. */
interface Words {
  readonly catalogue: Catalogue;
  /** The errors of the operation, for what has none of its own. */
  readonly codes?: CauseCodes;
}

/**
 * The refusal of a request that breaks its schemas. Every bad place is named once, by the first rule that it breaks. Where
 * all of them have one and the same error of their own, that is the answer; where there are several, VALIDATION_FAILED.
 */
export function refusalOf(
  issues: readonly Issue[],
  others: readonly BadPlace[],
  { catalogue, codes = {} }: Words,
): Refusal<string> {
  const words = wordsOf(catalogue);
  const breaches = [...issues.flatMap((issue) => breachesOf(issue, catalogue)), ...others];
  const errors = eachOnce(breaches.map((one) => ({ ...one, error: coded(one, codes, catalogue, words) })));
  const [own, ...more] = new Set(errors.map(({ code }) => code));
  return refuse((more.length === 0 ? own : undefined) ?? "VALIDATION_FAILED", { errors });
}

/** With the error of the operation where it has none of its own, and in the words of the catalogue. */
function coded(
  { error, cause }: BadPlace,
  codes: CauseCodes,
  catalogue: Catalogue,
  words: string | null,
): FieldError {
  const code = error.code ?? (cause === null ? undefined : codes[cause]);
  if (code === undefined) return words === null ? error : { ...error, message: words };
  return code === error.code
    ? error
    : { ...error, code, message: catalogue.get(code)?.message ?? error.message };
}

/** A catalogue that has words of its own for what is invalid says them of each bad place; else the kernel says what is wrong. */
function wordsOf(catalogue: Catalogue): string | null {
  const message = catalogue.get("VALIDATION_FAILED")?.message ?? null;
  return message === reserved.VALIDATION_FAILED.message ? null : message;
}

const NO_CODES: Catalogue = new Map();

/** The bad places of what a handler reads by itself, in the same words: parse with `{ reportInput: true }`. */
export function fieldErrorsOf(issues: readonly Issue[]): readonly FieldError[] {
  return eachOnce(issues.flatMap((issue) => breachesOf(issue, NO_CODES)));
}

function eachOnce(breaches: readonly BadPlace[]): readonly FieldError[] {
  const errors = new Map<string, BadPlace>();
  for (const breach of breaches) {
    const { path } = breach.error;
    const known = errors.get(path);
    if (known === undefined && errors.size === MOST_ERRORS) break;
    if (known === undefined || (known.isLast === true && breach.isLast !== true)) errors.set(path, breach);
  }
  return [...errors.values()].map(({ error }) => error);
}

/** One breach of a schema: where, in words, and the error of its own that its rule has. */
function breachesOf(issue: Issue, catalogue: Catalogue): BadPlace[] {
  const cause = causeOf(issue);
  if (issue.code === "unrecognized_keys") {
    return issue.keys
      .slice(0, MOST_ERRORS)
      .map((key) => ({ error: badPlace([...issue.path, key], "is not known"), cause }));
  }
  // A rule with an error of its own carries that code as its message; the generated schemas are printed so.
  const own = catalogue.get(issue.message);
  const bad = badPlace(issue.path, own?.message ?? inWords(issue));
  const isLast = (issue.code === "invalid_format" && cause === "type") || issue.code === "custom";
  return [{ error: own === undefined ? bad : { ...bad, code: issue.message }, cause, isLast }];
}

function badPlace(path: readonly PropertyKey[], message: string): FieldError {
  const parts = path.map((part) => (typeof part === "number" ? part : String(part)));
  return { path: place(path), message, ...(parts.some(isOdd) ? { parts } : {}) };
}

/** A name that cannot be told from a path. */
const isOdd = (part: string | number): boolean =>
  typeof part === "string" && (part === "" || /[.[\]]/.test(part));

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
    case "invalid_union":
      return issue.input === undefined ? "is missing" : issue.message;
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
