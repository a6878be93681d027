import { posix } from "node:path";

/** How one module names another, both given by their paths in the project: `../generated/handlers.js`. */
export function importPath(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to).replace(/\.([mc]?)ts$/, ".$1js");
  return path.startsWith(".") ? path : `./${path}`;
}

/** The path in the project that a relative import means, without its extension; `null` for a package. */
export function importedFile(from: string, specifier: string): string | null {
  if (!specifier.startsWith(".")) return null;
  return withoutExtension(posix.normalize(posix.join(posix.dirname(from), specifier)));
}

export function withoutExtension(path: string): string {
  return path.replace(/\.[mc]?[jt]s$/, "");
}
