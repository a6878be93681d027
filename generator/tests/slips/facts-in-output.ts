import type { Compiled } from "../../compile.js";

/** How many facts of the contract the output holds: every name and value of openapi.json but words for people. */
export function outputHolds({ files }: Pick<Compiled, "files">): number {
  const document = files.find((file) => file.path === "openapi.json");
  if (document === undefined) return 0;
  let count = 0;
  JSON.parse(document.text, (key: string, value: unknown) => {
    if (key !== "summary" && key !== "description") count += 1;
    return value;
  });
  return count;
}
