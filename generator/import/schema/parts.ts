import { type Documents, type Found, follow, itemsOf } from "../read/documents.js";
import { isObject, member, textAt, without } from "../read/json.js";

/** Schemas that must all hold, references followed. */
export type Parts = readonly Found[];

export const keyOf = (parts: Parts): string =>
  parts
    .map(({ place }) => `${place.file}#${place.pointer}`)
    .sort()
    .join(" & ");

export interface Gathered {
  readonly parts: Parts;
  /** References that lead nowhere. */
  readonly broken: readonly string[];
}

/** All schemas that hold where these do: what they refer to, what stands beside a reference, and what `allOf` lists. */
export function gather(documents: Documents, schemas: Parts): Gathered {
  const found = new Map<string, Found>();
  const broken: string[] = [];
  const rest = [...schemas].reverse();
  const seen = new Set<string>();
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const key = keyOf([next]);
    if (seen.has(key)) continue;
    seen.add(key);
    const { value } = next;
    if (isObject(value) && textAt(value, "$ref") !== null) {
      const led = follow(documents, next);
      const beside = without(value, "$ref");
      if (Object.keys(beside).length > 0) rest.push(derived(next, beside, "beside"));
      if (led.kind === "found") rest.push(led.found);
      else broken.push(led.reference);
    } else if (isObject(value) && member(value, "allOf") !== undefined) {
      rest.push(...[...itemsOf(next, "allOf")].reverse());
      const other = without(value, "allOf");
      if (Object.keys(other).length > 0) rest.push(derived(next, other, "allOf"));
    } else found.set(key, next);
  }
  return { parts: [...found.values()], broken };
}

/** A schema that is part of what stands at a place. */
export const derived = ({ place }: Found, value: Found["value"], how: string): Found => ({
  value,
  place: { file: place.file, pointer: `${place.pointer}~${how}` },
});
