import type { SpecDocument } from "../1-parse/document.js";
import type { ParseCache } from "./parse-cache.js";

/** Keeps parses in this process, for one that compiles again and again. */
export function rememberParses(): ParseCache {
  let kept = new Map<string, { readonly text: string; readonly document: SpecDocument }>();
  let asked = new Set<string>();
  return {
    get: ({ path, text }) => {
      asked.add(path);
      const known = kept.get(path);
      return known?.text === text ? known.document : null;
    },
    put: ({ path, text }, document) => void kept.set(path, { text, document }),
    prune: () => {
      kept = new Map([...kept].filter(([path]) => asked.has(path)));
      asked = new Set();
    },
  };
}
