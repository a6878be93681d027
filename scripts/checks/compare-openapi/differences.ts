import { isList, isObject, type Json } from "./json.js";

/** One place where two documents promise different things; undefined: nothing is there. */
export interface Difference {
  /** A JSON pointer into the canonical form, which has the shape of the document. */
  readonly pointer: string;
  readonly left: Json | undefined;
  readonly right: Json | undefined;
}

/** All places where two values differ. */
export function differencesOf(
  left: Json | undefined,
  right: Json | undefined,
  pointer = "",
): readonly Difference[] {
  if (isObject(left) && isObject(right)) {
    const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
    return names.flatMap((name) =>
      differencesOf(
        left[name],
        right[name],
        `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
      ),
    );
  }
  if (isList(left) && isList(right) && left.length === right.length)
    return left.flatMap((item, at) => differencesOf(item, right[at], `${pointer}/${at}`));
  return JSON.stringify(left) === JSON.stringify(right) ? [] : [{ pointer, left, right }];
}
