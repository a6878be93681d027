import type { Texts } from "./text-values.js";

/** Reads `a=1&a=2&b=x`. Null where the percent-encoding is broken: what is garbled must not be guessed. */
export function readQuery(text: string): Texts | null {
  const texts = new Map<string, string[]>();
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const at = pair.indexOf("=");
    const name = decode(at === -1 ? pair : pair.slice(0, at));
    const value = decode(at === -1 ? "" : pair.slice(at + 1));
    if (name === null || value === null) return null;
    const known = texts.get(name);
    if (known === undefined) texts.set(name, [value]);
    else known.push(value);
  }
  return texts;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return null;
  }
}
