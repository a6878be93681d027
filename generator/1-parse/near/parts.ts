import { isCode } from "../../names/code.js";
import { meantWords } from "../../names/one-slip.js";
import { methods } from "../../protocol/methods.js";
import { isScalarName, scalarNames } from "../../scalars/scalars.js";
import { isEntity } from "../notation/names.js";
import { withoutEndMarks } from "./loosened.js";

/**
 * The parts that facts are made of. Each takes words as they were written and gives the texts they may have been meant
 * as, the likeliest first; the readers of the grammar judge these texts later.
 */
export type Part = (written: string) => readonly string[];

/** What other interfaces call the methods. */
const actions: Readonly<Record<string, readonly string[]>> = {
  UPDATE: ["PUT", "PATCH"],
  EDIT: ["PATCH", "PUT"],
  MODIFY: ["PATCH", "PUT"],
  REPLACE: ["PUT"],
  CREATE: ["POST"],
  ADD: ["POST"],
  INSERT: ["POST"],
  READ: ["GET"],
  FETCH: ["GET"],
  LIST: ["GET"],
  REMOVE: ["DELETE"],
  DEL: ["DELETE"],
  DESTROY: ["DELETE"],
  ALL: ["ANY"],
  EVERY: ["ANY"],
};

export const method: Part = (written) => {
  const word = written.replace(/[^\p{L}]/gu, "").toUpperCase();
  return Object.hasOwn(actions, word) ? (actions[word] ?? []) : meantWords(word, [...methods, "ANY"]);
};

/** A path with its slash; host, query and marks of the sentence are left off. */
export const path: Part = (written) => {
  const clean = written
    .replace(/^https?:\/\/[^/ ]*/, "")
    .replace(/^\{[^}]*\}(?=\/)/, "")
    .replace(/\?.*$/, "")
    .replace(/[[(<]([\p{L}_][\p{L}\p{Nd}_-]*)[\])>]/gu, "{$1}")
    .replace(/\/{2,}/g, "/")
    .replace(/[.,;:!"']+$/, "");
  if (/^[/*]/.test(clean)) return clean.length > 1 ? [clean, clean.replace(/\/$/, "")] : [clean];
  return /^[\p{L}\p{Nd}_{]/u.test(clean) ? [`/${clean}`] : [];
};

const common = [
  200, 201, 202, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 409, 410, 411,
  412, 413, 415, 418, 422, 423, 425, 428, 429, 500, 501, 502, 503, 504,
].map(String);

/** `4009` and `40` have a digit too many or too few, `4O4` has a letter for one. */
export const status: Part = (written) => {
  if (written.replace(/\D/g, "").length < 2) return [];
  const digits = written.replace(/[oO]/g, "0").replace(/[lI]/g, "1");
  if (/^[1-5]\d\d$/.test(digits)) return [digits];
  return /^\d{2,4}$/.test(digits) ? meantStatuses(digits) : [];
};

const meantStatuses = (digits: string): readonly string[] =>
  digits.length === 3 ? [] : common.filter((known) => differsByADigit(known, digits));

function differsByADigit(known: string, digits: string): boolean {
  const [long, short] = known.length > digits.length ? [known, digits] : [digits, known];
  return [...long].some((_digit, i) => long.slice(0, i) + long.slice(i + 1) === short);
}

const lists: readonly (readonly [RegExp, string])[] = [
  [/^\[ ?([\p{L}\p{M}\p{Nd}]+) ?\]$/u, "$1[]"],
  [/^([\p{L}\p{M}\p{Nd}]+) ?(?:\[ ?\]|\( ?\)|\{ ?\}|\[|\])$/u, "$1[]"],
  [/^(?:list|array|set)(?: of |<|\()([\p{L}\p{M}\p{Nd}]+)[>)]?$/iu, "$1[]"],
  [/^[(<]([\p{L}\p{M}\p{Nd}]+)[)>]$/u, "$1"],
  [
    /^(\p{Lu}[\p{L}\p{M}\p{Nd}]*(?:\[\])?) ?(?:\\?\|){1,2} ?(\p{Lu}[\p{L}\p{M}\p{Nd}]*(?:\[\])?)$/u,
    "$1 or $2",
  ],
  [/^(?:one|any)Of[ (]+(\p{Lu}[\p{L}\p{M}\p{Nd}]*), ?(\p{Lu}[\p{L}\p{M}\p{Nd}]*)\)?$/u, "$1 or $2"],
  [/^partial ?<? ?([\p{L}\p{M}\p{Nd}]+) ?>?$/iu, "partial $1"],
];

/** What a body is: a name in its capital, a list with its brackets behind it, an object in its braces. */
export const shape: Part = (written) => {
  const clean = written.replace(/^[:,-] ?|[.,;:!"']+$/g, "").replace(/^["']/, "");
  const listed = lists.reduce((now, [form, ours]) => now.replace(form, ours), clean);
  const braced = /^\(.*\)$/.test(listed) ? `{${listed.slice(1, -1)}}` : listed;
  return [...new Set([clean, listed, capital(listed), braced, withoutBlanks(listed)])].filter(
    (text) => text !== "",
  );
};

const withoutBlanks = (text: string): string =>
  /^[\p{L}\p{Nd} []+\]?$/u.test(text) ? text.replaceAll(" ", "") : text;

/** `hat` and `HAT` are nearly the name `Hat`. */
export function capital(word: string): string {
  const name = /^[\p{L}\p{M}\p{Nd}]+/u.exec(word)?.[0] ?? "";
  if (name === "" || isEntity(name)) return word;
  const small = name === name.toUpperCase() ? name.toLowerCase() : name;
  return small.charAt(0).toUpperCase() + small.slice(1) + word.slice(name.length);
}

/** `out-of-stock` and `Out of stock` are nearly the code `OUT_OF_STOCK`, and so is `OUT_OF_ST OCK`. */
export const code: Part = (written) => {
  const clean = written.replace(/[.,;:!"'()[\]]+/g, "").trim();
  if (!/^[\p{L}\p{Nd} '_-]+$/u.test(clean)) return [];
  const [first = "", ...others] = clean.split(" ");
  const parted = others.length === 1 && clean.includes("_") && isCode(others[0] ?? "");
  if (parted && isCode(first)) return [first + others[0]];
  if (others.length > 0 && isCode(first)) return [first];
  const upper = clean.toUpperCase().replace(/[^\p{L}\p{Nd}]+/gu, "_");
  return isCode(upper) ? [upper] : [];
};

/** `x-api-key` and `X_Api Key` are nearly the header `X-Api-Key:`. */
export const header: Part = (written) => {
  if (!/^[A-Za-z][A-Za-z0-9]*(?:[-_ ][A-Za-z0-9]+)*$/.test(written)) return [];
  const words = written.split(/[-_ ]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return [...new Set([`${written}:`, `${words.join("-")}:`])];
};

const keywords = [
  ...scalarNames,
  ...[
    "read-only",
    "write-only",
    "distinct",
    "deprecated",
    "optional",
    "required",
    "nullable",
    "unique",
    "caller",
    "comma",
    "length",
    "pattern",
    "default",
    "example",
  ],
];

/** A type and rules: its words by the closed lists, its ranges with two dots, its commas. */
export const spec: Part = (written) => {
  const clean = withoutEndMarks(written.replace(/^ ?[:=;,|]+ ?/, "")).trim();
  const marked = clean
    .replace(/;/g, ",")
    .replace(/(?<![^ ,])(required|null|type|unique) ?(?:[:=~-]+>?) ?(?=\p{Lu}{2})/gu, "$1 -> ")
    .replace(/(\d) ?(?:-|\.{3,}|,{2}| to |(?<=[^.]\d)\.(?=\d{1,9}(?:[ ,]|$))) ?(?=\d)/g, "$1..")
    .replace(/\.{3,}/g, "..");
  const worded = marked.replace(/[\p{L}][\p{L}_-]*/gu, (word) =>
    isEntity(word) && !isScalarName(word.toLowerCase())
      ? word
      : (meantWords(word.replaceAll("_", "-"), keywords)[0] ?? word),
  );
  const spaced = worded.replace(/(length|default|pattern)(?=[\d."'^])/g, "$1 ");
  const listed = lists.reduce((now, [form, ours]) => now.replace(form, ours), spaced);
  // `st ring`
  const glued = marked.replace(/^(\p{L}+) (\p{L}+)/u, (words, first: string, second: string) =>
    isScalarName(first + second) ? first + second : words,
  );
  return [...new Set([clean, marked, worded, spaced, listed, glued])].filter((text) => text !== "");
};

/** The name of a field, and a word of any letters, as expressions have them. */
export const name = "[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_-]*";
export const word = "[\\p{L}\\p{M}\\p{Nd}_]+";

/** Each text of one list behind each of the lists before it. */
export const joined = (...parts: readonly (readonly string[])[]): readonly string[] =>
  parts.reduce<readonly string[]>(
    (heads, tails) => heads.flatMap((head) => tails.map((tail) => head + tail)),
    [""],
  );
