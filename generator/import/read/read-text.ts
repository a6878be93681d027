import { parseDocument } from "yaml";
import type { Json } from "../../model.js";

export type ReadText =
  | { readonly kind: "value"; readonly value: Json }
  | { readonly kind: "broken"; readonly problem: string };

/** How often aliases may stand for other text: a few lines of aliases of aliases would be gigabytes. */
const mostAliases = 1000;

/** A file of JSON or YAML as a value. */
export function readText(text: string): ReadText {
  try {
    const isJson = /^\s*[[{]/.test(text);
    return { kind: "value", value: isJson ? JSON.parse(text) : readYaml(text) };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { kind: "broken", problem: problem.split("\n")[0]?.replace(/[:.]?\s*$/, "") ?? "" };
  }
}

function readYaml(text: string): Json {
  const document = parseDocument(text, { logLevel: "silent", uniqueKeys: false, stringKeys: false });
  const [broken] = document.errors;
  if (broken !== undefined) throw broken;
  return plain(document.toJS({ maxAliasCount: mostAliases }));
}

/** What YAML can say and JSON cannot: numbers that are none, times, sets, keys that are no texts. */
function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value) ?? "null");
}
