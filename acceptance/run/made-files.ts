import { dirname, resolve } from "node:path";
import type { Plugin } from "esbuild";

/** What the compiler makes, by absolute path, where that is not what stands on the disk. */
export type MadeFiles = ReadonlyMap<string, string>;

/** Loads files that the compiler made in place of those on the disk; the disk stays as it is. */
export const madeFiles = (root: string, files: MadeFiles): Plugin => ({
  name: "made files",
  setup: ({ onResolve, onLoad }) => {
    /** An import names the JavaScript that its TypeScript becomes. */
    const find = (path: string): string | null =>
      [path, path.replace(/\.js$/, ".ts")].find((candidate) => files.has(candidate)) ?? null;
    // esbuild itself finds only what stands on the disk.
    onResolve({ filter: /^[./]|^[A-Za-z]:[\\/]/ }, ({ path, importer, kind }) => {
      const from = kind === "entry-point" ? root : dirname(importer);
      const found = find(resolve(from, path));
      return found === null ? undefined : { path: found };
    });
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const contents = files.get(path);
      return contents === undefined ? undefined : { contents, loader: "ts", resolveDir: root };
    });
  },
});
