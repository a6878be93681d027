import type { Place } from "../../generator/plan.js";
import {
  type ErrorPlace,
  isPlace,
  isPlacedText,
  isTemplateList,
  isTemplateObject,
  repeats,
  type Template,
  type TemplateObject,
} from "../../generator/protocol/error-template.js";
import type { Difference } from "../match/difference.js";
import { isObject } from "../match/equal.js";
import { show, showPlace } from "../match/show.js";

/** Where a body is not what its template makes; what places are filled with may be any text. */
export function templateDifferences(
  template: Template,
  value: unknown,
  status: number,
  place: Place = [],
): readonly Difference[] {
  const differs = (expected: string): readonly Difference[] => [
    { place: showPlace(place), says: `expected ${expected} by contract, got ${show(value)}` },
  ];
  if (isPlace(template))
    return fills(template.place, value, status) ? [] : differs(expectedOf(template.place, status));
  if (isPlacedText(template)) return typeof value === "string" ? [] : differs("a text");
  if (isTemplateList(template))
    return Array.isArray(value) ? listDifferences(template, value, status, place) : differs("a list");
  if (isTemplateObject(template))
    return isObject(value) ? objectDifferences(template, value, status, place) : differs("an object");
  return template === value ? [] : differs(show(template));
}

function fills(place: ErrorPlace, value: unknown, status: number): boolean {
  if (place === "status") return value === status;
  return typeof value === "string" || (place === "code" && typeof value === "number");
}

const expectedOf = (place: ErrorPlace, status: number): string =>
  place === "status" ? `${status}` : place === "code" ? "a code" : "a text";

/** Of a list the items before what is repeated stand first, and those behind it last. */
function listDifferences(
  items: readonly Template[],
  value: readonly unknown[],
  status: number,
  place: Place,
): readonly Difference[] {
  const at = items.findIndex(repeats);
  if (at === -1 && value.length !== items.length)
    return [
      { place: showPlace(place), says: `expected ${items.length} items by contract, got ${value.length}` },
    ];
  const behind = items.length - at - 1;
  return value.flatMap((one, i) => {
    const item =
      at === -1 || i < at
        ? items[i]
        : i >= value.length - behind
          ? items[i - value.length + items.length]
          : items[at];
    return item === undefined ? [] : templateDifferences(item, one, status, [...place, i]);
  });
}

function objectDifferences(
  { members }: TemplateObject,
  value: { readonly [name: string]: unknown },
  status: number,
  place: Place,
): readonly Difference[] {
  const named = new Map(members.flatMap(([key, inner]) => (typeof key === "string" ? [[key, inner]] : [])));
  const filled = members.find(([key]) => typeof key !== "string");
  const missing = members.flatMap(([key, , optional]) =>
    typeof key !== "string" || optional !== undefined || Object.hasOwn(value, key)
      ? []
      : [{ place: showPlace([...place, key]), says: "missing, by contract it is there" }],
  );
  const present = Object.entries(value).flatMap(([name, one]): readonly Difference[] => {
    const inner = named.get(name);
    if (inner !== undefined) return templateDifferences(inner, one, status, [...place, name]);
    if (filled !== undefined) return anyNumber(filled[1], one, status, [...place, name]);
    return [{ place: showPlace([...place, name]), says: "is not declared" }];
  });
  return [...missing, ...present];
}

/** Under a name that is filled stand the lists of all bad places of that name. */
function anyNumber(template: Template, value: unknown, status: number, place: Place): readonly Difference[] {
  const [item] = isTemplateList(template) ? template : [];
  if (item === undefined || !Array.isArray(value)) return templateDifferences(template, value, status, place);
  return value.flatMap((one, i) => templateDifferences(item, one, status, [...place, i]));
}
