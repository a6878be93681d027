import { isBuiltin } from "node:module";
import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin, ResolveOptions } from "esbuild";

const typeScript = /\.[cm]?tsx?$/;
/** Marks the questions of this plugin, which are esbuild's to answer. */
const asked = Symbol("asked");

/**
 * Leaves packages to Node, which finds them from the bundle's folder: so there is one copy of each in the process. A package
 * that gives TypeScript is bundled, and one that only the importing file can see is named by its address.
 */
export const packages = (folder: string): Plugin => ({
  name: "packages",
  setup: ({ onResolve, resolve }) => {
    const found = new Map<string, ReturnType<typeof resolve>>();
    const find = (
      path: string,
      { kind, resolveDir }: Required<Pick<ResolveOptions, "kind" | "resolveDir">>,
    ) => {
      const key = [path, kind, resolveDir].join("\0");
      const answer = found.get(key) ?? resolve(path, { kind, resolveDir, pluginData: asked });
      found.set(key, answer);
      return answer;
    };
    onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === asked || kind === "entry-point" || isAbsolute(path)) return undefined;
      if (isBuiltin(path)) return { path, external: true };
      const here = await find(path, { kind, resolveDir });
      // What is not found is reported by esbuild.
      if (here.errors.length > 0 || typeScript.test(here.path)) return undefined;
      const there = await find(path, { kind, resolveDir: folder });
      return { path: there.path === here.path ? path : pathToFileURL(here.path).href, external: true };
    });
  },
});
