/**
 * How often code that is prose is reported as nearly a fact, in specifications that were written without this notation
 * but are read strictly: `npx tsx scripts/checks/near-misses.ts FOLDER`. Prints each, to be read by hand, and their share.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "../../generator/1-parse/parse.js";
import { noBindings } from "../../generator/bindings.js";
import { compile, noFeatures } from "../../generator/compile.js";
import { noMemory } from "../../generator/memory.js";
import { defaultSettings } from "../../generator/settings.js";
import type { SourceFile } from "../../generator/source.js";

const [folder = "."] = process.argv.slice(2);
const reported = new Set(["near-miss", "miswritten-fact"]);

/** Specifications by the folder that holds their `specs/`: one project each. */
function projects(root: string): ReadonlyMap<string, readonly SourceFile[]> {
  const found = new Map<string, SourceFile[]>();
  for (const path of readdirSync(root, { recursive: true, encoding: "utf8" }).sort()) {
    const project = /^(.*?)(?:^|\/)specs\/.*spec\.md$/.exec(path)?.[1];
    if (project === undefined || /(?:^|\/)changes\//.test(path)) continue;
    const source = { path, text: readFileSync(join(root, path), "utf8") };
    found.set(project, [...(found.get(project) ?? []), source]);
  }
  return found;
}

let prose = 0;
let near = 0;
for (const [project, sources] of projects(folder)) {
  const documents = new Map(sources.map((source) => [source.path, parse(source)]));
  for (const { blocks, scenarios } of [...documents.values()].flatMap(({ requirements }) => requirements)) {
    const facts = blocks.flatMap((block) => (block.kind === "paragraph" ? block.facts : []));
    const spans = scenarios.flatMap(({ steps }) => steps).flatMap((step) => step.spans);
    prose += [...facts, ...spans].filter(({ value }) => value.kind === "prose").length;
  }
  const { diagnostics } = compile({
    sources,
    changes: [],
    ...noFeatures,
    parse: (source) => documents.get(source.path) ?? parse(source),
    settings: { ...defaultSettings, title: project },
    bindings: noBindings,
    memory: noMemory,
  });
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  for (const { code, at, message } of diagnostics.filter((diagnostic) => reported.has(diagnostic.code))) {
    near += 1;
    console.log(`${at.path}: ${code}: \`${texts.get(at.path)?.slice(at.start, at.end)}\` ${message}`);
  }
}
console.log(
  `${near} of ${prose} prose spans reported: ${((near / Math.max(1, prose)) * 1000).toFixed(1)} in 1,000`,
);
