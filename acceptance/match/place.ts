import type { Place } from "../../generator/plan.js";
import { isObject } from "./equal.js";

/** What stands at a place of a body. */
export type Found = { readonly present: true; readonly value: unknown } | { readonly present: false };

const missing: Found = { present: false };

/**
 * Goes to a place. `length` as last step counts a list or a text (in code points, as schemas do), unless a field is
 * called so. Only own fields count: nothing that an object inherits is part of a body.
 */
export function findPlace(body: unknown, place: Place): Found {
  let value = body;
  for (const [i, step] of place.entries()) {
    if (isObject(value) && typeof step === "string" && Object.hasOwn(value, step))
      value = Reflect.get(value, step);
    else if (Array.isArray(value) && typeof step === "number" && step < value.length) value = value[step];
    else if (step === "length" && i === place.length - 1) return lengthOf(value);
    else return missing;
  }
  return value === undefined ? missing : { present: true, value };
}

function lengthOf(value: unknown): Found {
  if (Array.isArray(value)) return { present: true, value: value.length };
  if (typeof value === "string") return { present: true, value: [...value].length };
  return missing;
}
