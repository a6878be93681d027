import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import type { BuildOptions, Plugin } from "esbuild";

/** What a file may ask for its own address by, and the names that stand for it in a bundle. */
export const addressNames: NonNullable<BuildOptions["define"]> = {
  "import.meta.url": "__own_url",
  "import.meta.filename": "__own_file",
  "import.meta.dirname": "__own_folder",
  __filename: "__own_file",
  __dirname: "__own_folder",
};

const asks = /\bimport\.meta\b|\b__(?:file|dir)name\b/;

/** Lets each file find what lies beside it, as if it had not been bundled. Its lines keep their numbers. */
export const ownAddresses: Plugin = {
  name: "own addresses",
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.[cm]?[jt]sx?$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (!asks.test(text)) return undefined;
      return { contents: addresses(path) + text.replace(/^#!.*/, ""), loader: "default" };
    });
  },
};

function addresses(path: string): string {
  const [url, file, folder] = [pathToFileURL(path).href, path, dirname(path)].map((text) =>
    JSON.stringify(text),
  );
  return `const __own_url = ${url}, __own_file = ${file}, __own_folder = ${folder}; `;
}
