import type { PathTemplate } from "./path-template.js";
import { itemsOf, type Texts } from "./text-values.js";

/**
 * Reads the parameters of a path that the router has matched, in its one spelling. Commas part the items of a list before
 * escapes are read, so that `%2C` is a comma within an item: `style: simple`, as the API description says.
 */
export function pathParams(
  { pattern, names }: PathTemplate,
  lists: ReadonlySet<string>,
): (canonicalPath: string) => Texts {
  return (canonicalPath) => {
    const [, ...found] = pattern.exec(canonicalPath) ?? [];
    return new Map(
      names.map((name, at) => {
        const text = found[at] ?? "";
        return [name, (lists.has(name) ? itemsOf(text) : [text]).map(decodeURIComponent)] as const;
      }),
    );
  };
}
