import { dirname, join, relative, sep } from "node:path";
import type { FilePort } from "./file-port.js";
import { stagingName } from "./output-path.js";
import type { OutputPlace } from "./output-place.js";

/** What keeps Specwright from writing at a path of the output folder, or `null`; and whether a file stands there. */
export interface Obstacles {
  readonly of: (path: string) => { readonly reason: string | null; readonly exists: boolean };
}

const whatIs = {
  link: "a link",
  folder: "a folder",
  huge: "larger than any generated file",
  other: "not a regular file",
} as const;

const clear = { reason: null, exists: false } as const;

/**
 * Walks from the project's folder down to each file, every folder once. A link may be followed as long as it stays
 * in the project; a file itself must be a plain file.
 */
export function obstacles(port: FilePort, place: OutputPlace): Obstacles {
  const root = port.real(place.root);
  const seen = new Map<string, { readonly reason: string | null; readonly exists: boolean }>();
  const name = (path: string): string => relative(place.root, path).replaceAll(sep, "/");
  const leadsOutside = (path: string): boolean => {
    const real = port.real(path);
    return real !== root && !real.startsWith(root + sep);
  };
  const lookAtFolder = (path: string): { readonly reason: string | null; readonly exists: boolean } => {
    const found = port.look(path);
    if (found === null) return clear;
    if (found === "folder") return { reason: null, exists: true };
    if (found !== "link") return { reason: `${name(path)} is not a folder`, exists: true };
    if (leadsOutside(path))
      return { reason: `${name(path)} is a link that leads outside the project`, exists: true };
    return { reason: null, exists: true };
  };
  const folder = (path: string): { readonly reason: string | null; readonly exists: boolean } => {
    if (path === place.root) return { reason: null, exists: true };
    const known = seen.get(path);
    if (known !== undefined) return known;
    const above = folder(dirname(path));
    const result = above.reason !== null || !above.exists ? above : lookAtFolder(path);
    seen.set(path, result);
    return result;
  };
  return {
    of: (path) => {
      const full = join(place.output, path);
      const above = folder(dirname(full));
      if (above.reason !== null || !above.exists) return above;
      const found = port.look(full);
      if (found === null) return clear;
      if (found === "file" || path === stagingName) return { reason: null, exists: true };
      return { reason: `${name(full)} is ${whatIs[found]}`, exists: true };
    },
  };
}
