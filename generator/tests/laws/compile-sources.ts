import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SpecDocument } from "../../1-parse/document.js";
import { parse } from "../../1-parse/parse.js";
import { noBindings } from "../../bindings.js";
import { type Compiled, type CompileInput, compile, noFeatures } from "../../compile.js";
import { type Memory, noMemory } from "../../memory.js";
import { defaultSettings, type Settings } from "../../settings.js";
import type { SourceFile } from "../../source.js";

/** A spec.md of a capability. */
export const spec = (capability: string, text: string): SourceFile => ({
  path: `openspec/specs/${capability}/spec.md`,
  text,
});

const parsed = new Map<string, SpecDocument>();

/** Parsing is most of the time, so it is done once for the same text in the same place. */
export function parseOnce(source: SourceFile): SpecDocument {
  const key = `${source.path}\n${source.text}`;
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const document = parse(source);
  if (parsed.size < 200) parsed.set(key, document);
  return document;
}

/** The whole compiler, without handwritten steps. */
export function compileSources(
  sources: readonly SourceFile[],
  settings: Partial<Settings> = {},
  memory: Memory = noMemory,
  features: Pick<CompileInput, "features" | "readFeature"> = noFeatures,
): Compiled {
  return compile({
    sources,
    changes: [],
    ...features,
    parse: parseOnce,
    settings: { ...defaultSettings, ...settings },
    bindings: noBindings,
    memory,
  });
}

/** The codes of all errors. */
export const errorsOf = ({ diagnostics }: Compiled): readonly string[] =>
  diagnostics.flatMap(({ severity, code, message }) => (severity === "error" ? [`${code}: ${message}`] : []));

/** The text of a generated file; fails where there is none. */
export function fileText(
  { files, diagnostics }: Pick<Compiled, "files" | "diagnostics">,
  path: string,
): string {
  const found = files.find((file) => file.path === path);
  if (found === undefined)
    throw new Error(`no ${path}: ${diagnostics.map(({ message }) => message).join(" ")}`);
  return found.text;
}

/** The specification of the shop in this repository. */
export function shopSources(): readonly SourceFile[] {
  const folder = fileURLToPath(new URL("../../../openspec/specs/", import.meta.url));
  return readdirSync(folder)
    .sort()
    .map((capability) => spec(capability, readFileSync(join(folder, capability, "spec.md"), "utf8")));
}
