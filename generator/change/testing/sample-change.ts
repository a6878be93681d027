import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "../../1-parse/parse.js";
import { noBindings } from "../../bindings.js";
import { type Compiled, compile, noFeatures } from "../../compile.js";
import { noMemory } from "../../memory.js";
import { defaultSettings } from "../../settings.js";
import type { SourceFile } from "../../source.js";

/** The folder of all samples: one for each diagnostic code, and in `silent/` those that have none. */
export const samplesFolder: string = fileURLToPath(new URL("../samples/", import.meta.url));

/** The specs of a project and a change of them: `main/x.md` and `change/x.md` are the capability `x`. */
export interface SampleChange {
  readonly sources: readonly SourceFile[];
  readonly change: readonly SourceFile[];
}

export const readSampleChange = (name: string): SampleChange => ({
  sources: specsIn(join(samplesFolder, name, "main"), "openspec/specs"),
  change: specsIn(join(samplesFolder, name, "change"), "openspec/changes/sample/specs"),
});

function specsIn(folder: string, below: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => ({
      path: `${below}/${file.replaceAll("\\", "/").replace(/\.md$/, "")}/spec.md`,
      text: readFileSync(join(folder, file), "utf8"),
    }));
}

/** The whole compiler, without handwritten steps. */
export const compileChange = (sources: readonly SourceFile[], change: readonly SourceFile[] = []): Compiled =>
  compile({
    sources,
    changes: change.length === 0 ? [] : [{ sources: change, retires: false }],
    ...noFeatures,
    parse,
    settings: defaultSettings,
    bindings: noBindings,
    memory: noMemory,
  });
