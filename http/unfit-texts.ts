import { MOST_ERRORS, place } from "./issues.js";
import type { FieldError } from "./refusal.js";
import type { Texts } from "./text-values.js";

const UNFIT = /[\0\p{Surrogate}]/u;
const ALL_UNFIT = new RegExp(UNFIT, "gu");
const MESSAGE = "must not hold U+0000 or half a character";

/** Whether every store can keep a text as it is: PostgreSQL knows no U+0000, and half a surrogate pair is no UTF-8. */
export function isFitText(text: string): boolean {
  return !UNFIT.test(text);
}

/** The first places of a JSON value whose text, or whose name, no store can keep as it is. */
export function unfitTexts(value: unknown): readonly FieldError[] {
  const found: FieldError[] = [];
  addUnfit(value, [], found);
  return found;
}

function addUnfit(value: unknown, path: readonly PropertyKey[], found: FieldError[]): void {
  if (found.length === MOST_ERRORS) return;
  if (typeof value === "string") {
    if (!isFitText(value)) found.push({ path: place(path), message: MESSAGE });
  } else if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) addUnfit(item, [...path, at], found);
  } else if (typeof value === "object" && value !== null)
    for (const [name, field] of Object.entries(value)) addUnfitEntry(name, field, path, found);
}

function addUnfitEntry(
  name: string,
  field: unknown,
  path: readonly PropertyKey[],
  found: FieldError[],
): void {
  if (isFitText(name)) addUnfit(field, [...path, name], found);
  else if (found.length < MOST_ERRORS)
    found.push({ path: place([...path, name.replace(ALL_UNFIT, "\ufffd")]), message: MESSAGE });
}

/** The same of a path, a query or headers, whose values are texts. */
export function unfitFields(texts: Texts): readonly FieldError[] {
  return [...texts].flatMap(([path, values]) =>
    values.every(isFitText) ? [] : [{ path, message: MESSAGE }],
  );
}

/** Only an escape can say such a text: neither byte of it is allowed in JSON as it stands. */
export function mayHoldUnfitText(json: Buffer): boolean {
  return json.includes("\\u");
}
