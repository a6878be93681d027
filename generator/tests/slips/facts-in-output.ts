import type { Compiled } from "../../compile.js";

/** What is for people, and what is made from the facts. */
const aside = new Set(["summary", "description", "example", "examples"]);

/** How many facts of the contract the output holds: every name and value of openapi.json but words and samples. */
export function outputHolds({ files }: Pick<Compiled, "files">): number {
  const document = files.find((file) => file.path === "openapi.json");
  return document === undefined ? 0 : valuesIn(JSON.parse(document.text));
}

/** How many values a piece of JSON is made of. */
export function valuesIn(node: unknown): number {
  if (typeof node !== "object" || node === null) return 1;
  const inner = Object.entries(node).filter(([key]) => !aside.has(key));
  return 1 + inner.reduce((sum, [, value]) => sum + valuesIn(value), 0);
}
