import { encodedPairs, percentDecoded } from "./encoded-pairs.js";
import { itemsOf, type Texts } from "./text-values.js";

const NO_LISTS: ReadonlySet<string> = new Set();

/** Reads `a=1&a=2&b=x`; commas part the items of some lists before escapes are read. Null where it is garbled. */
export function readQuery(text: string, commaLists: ReadonlySet<string> = NO_LISTS): Texts | null {
  const texts = new Map<string, string[]>();
  const pairs = encodedPairs(text);
  if (pairs === null) return null;
  for (const [name, written] of pairs) {
    const known = texts.get(name) ?? [];
    texts.set(name, known);
    for (const item of commaLists.has(name) ? itemsOf(written) : [written]) {
      const value = percentDecoded(item);
      if (value === null) return null;
      known.push(value);
    }
  }
  return texts;
}
