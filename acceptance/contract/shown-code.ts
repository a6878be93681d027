import {
  type ErrorPlace,
  isPlace,
  isPlacedText,
  isTemplateList,
  isTemplateObject,
  placesIn,
  type RowFacts,
  repeats,
  repeatsKey,
  type Template,
} from "../../generator/protocol/error-template.js";
import { filledTemplate } from "../../generator/protocol/filled-template.js";
import { isObject } from "../match/equal.js";

/** What a body says at a place of its template that is known of a row: which, whether it is this row's, and what. */
interface Mark {
  readonly place: ErrorPlace;
  /** Null outside of what is repeated; within, which one it stands in. */
  readonly element: string | null;
  readonly fits: boolean;
  readonly value: unknown;
}

/**
 * Whether a body shows that it is of a row: its code where that travels, else its message; at the root, or in one of the
 * elements that stand for bad places. Where neither travels, the status says all.
 */
export function showsRow(template: Template, row: RowFacts, anyMessage: boolean, body: unknown): boolean {
  const places = new Set(placesIn(template));
  const telling = tellingOf(places);
  if (telling === null) return true;
  if (telling === "message" && anyMessage) return isObject(body) || Array.isArray(body);
  const marks = marksIn(template, body, row).filter(({ place }) => place === telling);
  const elements = new Set(marks.map(({ element }) => element));
  return [...elements].some((one) => marks.every(({ element, fits }) => element !== one || fits));
}

/** The code that a body says, whether it is known or not. */
export function codeSaid(template: Template, body: unknown): string | null {
  const found = marksIn(template, body, noRow).find(({ place }) => place === "code");
  return typeof found?.value === "string" || typeof found?.value === "number" ? String(found.value) : null;
}

const noRow: RowFacts = { code: "", status: 0, message: "", title: "", type: "" };

function tellingOf(places: ReadonlySet<ErrorPlace>): "code" | "type" | "message" | null {
  for (const place of ["code", "type", "message"] as const) if (places.has(place)) return place;
  return places.has("detail") ? "message" : null;
}

function marksIn(
  template: Template,
  value: unknown,
  row: RowFacts,
  element: string | null = null,
): readonly Mark[] {
  if (isPlace(template) || isPlacedText(template)) return leafMarks(template, value, row, element);
  if (isTemplateList(template)) {
    if (!Array.isArray(value)) return [];
    return template.flatMap((item, i) =>
      element === null && repeats(item)
        ? value.slice(i).flatMap((one, n) => marksIn(item, one, row, `${i + n}`))
        : marksIn(item, value[i], row, element),
    );
  }
  if (!isTemplateObject(template) || !isObject(value)) return [];
  const named = new Set(template.members.map(([key]) => key));
  return template.members.flatMap(([key, inner]) => {
    if (typeof key === "string")
      return Object.hasOwn(value, key) ? marksIn(inner, value[key], row, element) : [];
    const others = Object.entries(value).filter(([name]) => !named.has(name));
    return others.flatMap(([name, one]) => {
      const own = element ?? (repeatsKey(key) ? name : null);
      const inside = eachOf(one).flatMap((each, i) =>
        marksIn(inner, each, row, own === null ? own : `${own} ${i}`),
      );
      return [...leafMarks(key, name, row, own), ...inside];
    });
  });
}

/** Bad places of one name join their lists: each entry of a list may be of another. */
const eachOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) && value.length > 1 ? value.map((one) => [one]) : [value];

function leafMarks(
  template: Template,
  value: unknown,
  row: RowFacts,
  element: string | null,
): readonly Mark[] {
  const facts = { ...row, detail: null, instance: "", requestId: "", timestamp: "", faults: [] };
  const fits = filledTemplate(template, facts) === value;
  return placesIn(template).map((place) => ({ place, element, fits, value }));
}
