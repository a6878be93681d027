import type { PathTemplate } from "./path-template.js";
import { itemsOf, type Texts } from "./text-values.js";

/**
 * Reads the parameters of a path that the router has matched, as it was sent. Commas part the items of a list before
 * escapes are read, so that `%2C` is a comma within an item: `style: simple`, as the API description says.
 */
export function pathParams(
  { pattern, names }: PathTemplate,
  lists: ReadonlySet<string>,
): (path: string) => Texts {
  return (path) => {
    const [, ...found] = pattern.exec(path.split("#", 1)[0] ?? "") ?? [];
    return new Map(
      names.map((name, at) => {
        const text = found[at] ?? "";
        return [name, (lists.has(name) ? itemsOf(text) : [text]).map(decodeURIComponent)] as const;
      }),
    );
  };
}
