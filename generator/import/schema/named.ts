import { type Documents, type Found, follow, itemsOf } from "../read/documents.js";
import { isObject, member, textAt, without } from "../read/json.js";
import { saysMore } from "./meaning.js";
import { keyOf, type Parts } from "./parts.js";

/**
 * The schema that a place refers to by its name, where it says nothing of its own but remarks and null; a list of one,
 * and references to references, are followed. `null`: what stands here has no name.
 */
export function namedSchema(
  documents: Documents,
  schemas: Parts,
  seen: ReadonlySet<string> = new Set(),
): Found | null {
  const telling = schemas.filter(saysMore);
  const [only] = telling;
  if (only === undefined || telling.length > 1 || !isObject(only.value)) return null;
  const reference = textAt(only.value, "$ref");
  if (reference !== null) {
    if (saysMore({ ...only, value: without(only.value, "$ref") })) return null;
    const led = step(documents, only);
    if (led === null || seen.has(keyOf([led]))) return led;
    return namedSchema(documents, [led], new Set([...seen, keyOf([led])])) ?? led;
  }
  for (const word of ["allOf", "oneOf", "anyOf"]) {
    if (member(only.value, word) === undefined || saysMore({ ...only, value: without(only.value, word) }))
      continue;
    const listed = itemsOf(only, word).filter((one) => word === "allOf" || !isNull(one));
    if (word !== "allOf" && listed.length !== 1) return null;
    return namedSchema(documents, listed, seen);
  }
  return null;
}

const isNull = ({ value }: Found): boolean => textAt(value, "type") === "null";

/** Where a reference ends. */
function step(documents: Documents, found: Found): Found | null {
  const led = follow(documents, found);
  return led.kind === "found" ? led.found : null;
}

/** The last word of a pointer, or the name of the file. */
export function lastName({ place }: Found): string {
  const pointer = place.pointer.split("/").at(-1) ?? "";
  if (pointer !== "") return pointer.replaceAll("~1", "/").replaceAll("~0", "~");
  return place.file.replace(/^.*\//, "").replace(/\.[^.]*$/, "");
}
