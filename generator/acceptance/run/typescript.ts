import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

let loading: Promise<void> | null = null;

/** Lets this process import TypeScript, once: by tsx, the project's own before ours, or by Node itself. */
export function loadTypeScript(root: string): Promise<void> {
  loading ??= registerTsx(root);
  return loading;
}

async function registerTsx(root: string): Promise<void> {
  const file =
    [join(root, "package.json"), import.meta.url].map(resolveTsx).find((found) => found !== null) ?? null;
  if (file === null) {
    if ("typescript" in process.features && process.features.typescript !== false) return;
    throw new Error("The steps are TypeScript, and nothing here loads it: install tsx.");
  }
  const tsx: { register(): unknown } = await import(pathToFileURL(file).href);
  tsx.register();
}

/** The module form of tsx's programmatic face; what `require` would resolve is the other form. */
function resolveTsx(from: string): string | null {
  try {
    const manifest = createRequire(from).resolve("tsx/package.json");
    const { exports }: TsxManifest = JSON.parse(readFileSync(manifest, "utf8"));
    const face = exports["./esm/api"]?.import;
    const file = typeof face === "string" ? face : face?.default;
    return file === undefined ? null : join(dirname(manifest), file);
  } catch {
    return null;
  }
}

interface TsxManifest {
  readonly exports: { readonly [path: string]: { readonly import?: string | { readonly default: string } } };
}
