import { createRequire } from "node:module";
import { join } from "node:path";
import type * as Library from "@cucumber/gherkin";
import { type Gherkin, gherkinOf } from "../../1-parse/feature/gherkin.js";

/** The parser of the Cucumber that is installed beside us, or in the project; `null` where there is none. */
export function loadGherkin(root: string): Gherkin | null {
  for (const from of [import.meta.url, join(root, "package.json")]) {
    const library = libraryFrom(from);
    if (library !== null) return gherkinOf(library);
  }
  return null;
}

function libraryFrom(from: string): typeof Library | null {
  try {
    const cucumber = createRequire(from).resolve("@cucumber/cucumber");
    // No dependency of ours: the parser that Cucumber itself depends on.
    return createRequire(cucumber)("@cucumber/gherkin");
  } catch {
    return null;
  }
}
