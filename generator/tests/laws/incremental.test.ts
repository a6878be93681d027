import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { FeatureDocument } from "../../1-parse/feature/feature-document.js";
import { readFeature } from "../../1-parse/feature/read-feature.js";
import { gherkin } from "../../1-parse/feature/testing/gherkin.js";
import type { Memory } from "../../memory.js";
import { countsOf } from "../../project/counts.js";
import { folderInProcess } from "../../project/kept-folder.js";
import { type MadeFile, madeFiles } from "../../project/made-file.js";
import { type ResultMemory, resultMemory } from "../../project/result-memory.js";
import type { SourceFile } from "../../source.js";
import { anySpec } from "./any-spec.js";
import { compileSources, parseOnce, shopSources, spec } from "./compile-sources.js";
import { sourcesOf } from "./spec-text.js";

/** Compiles as a run does that knows the runs before, from texts alone, as a project's folders do. */
function runAfterRun(foreign: boolean) {
  const folder = folderInProcess();
  let made: readonly MadeFile[] = [];
  return (files: readonly SourceFile[]): Run => {
    const results = resultMemory(folder, "build");
    const { compiled, planned } = compileFiles(files, foreign, results);
    const { diagnostics, model } = compiled;
    const known = new Map(made.flatMap(({ key, hash }) => (key === null ? [] : [[key, hash] as const])));
    const keys = new Set(known.keys());
    made = madeFiles(compiled.files, "build", known, results.nameOf);
    const counts = countsOf(model);
    results.save();
    const reused = made.filter(({ key }) => key !== null && keys.has(key)).length;
    return {
      seen: { diagnostics, counts, files: made.map(({ path, hash }) => [path, hash]) },
      made,
      reused,
      planned,
    };
  };
}

const isFeature = ({ path }: SourceFile): boolean => path.endsWith(".feature");

/** Compiles specifications and features, and lists what is planned since it was not known. */
function compileFiles(files: readonly SourceFile[], foreign: boolean, results: ResultMemory) {
  const sources = files.filter((file) => !isFeature(file));
  for (const source of sources) results.parsed(parseOnce(source), source);
  const planned: string[] = [];
  const memory: Memory = {
    ...results,
    planned: (key, plan, lasts) => {
      const planNow = () => {
        planned.push(key.id);
        return plan();
      };
      return results.planned(key, planNow, lasts);
    },
  };
  const features = { features: files.filter(isFeature), readFeature: readOnce };
  return { compiled: compileSources(sources, { foreign }, memory, features), planned };
}

const readOnce = (source: SourceFile): FeatureDocument => readFeature(source, "features", gherkin);

interface Run {
  readonly seen: unknown;
  readonly made: readonly MadeFile[];
  readonly reused: number;
  /** Ids of what was planned now. */
  readonly planned: readonly string[];
}

/** Compiles version after version, and holds each against a run that knows nothing; answers how much was reused. */
function reusedIn(versions: readonly (readonly SourceFile[])[], foreign = true): number {
  const run = runAfterRun(foreign);
  let reused = 0;
  for (const sources of versions) {
    const after = run(sources);
    expect(after.seen).toEqual(runAfterRun(foreign)(sources).seen);
    // What was not printed for its hash is printed now, from plans that were kept.
    for (const { text } of after.made) expect(typeof text).toBe("string");
    reused += after.reused;
  }
  return reused;
}

type Edit = (lines: readonly string[], at: number, other: string) => readonly string[];
const edits: readonly Edit[] = [
  (lines, at) => lines.toSpliced(at, 1),
  (lines, at) => lines.toSpliced(at, 0, lines[at] ?? ""),
  (lines, at, other) => lines.toSpliced(at, 1, other),
  (lines, at, other) => lines.toSpliced(at, 0, "", other, ""),
  (lines, at) =>
    lines.with(
      at,
      (lines[at] ?? "").replace(/\d+/, (digits) => `${Number(digits) + 1}`),
    ),
  (lines, at) => lines.with(at, (lines[at] ?? "").replace(/optional|string|integer/, "boolean")),
  (lines, at) => lines.with(at, `${lines[at]} more`),
];

const journeys = new URL("../../../features/journeys/", import.meta.url);
const features: readonly SourceFile[] = readdirSync(journeys).map((name) => ({
  path: `features/journeys/${name}`,
  text: readFileSync(new URL(name, journeys), "utf8"),
}));
const shop = [...shopSources(), ...features];
const shopLines = shop.flatMap(({ text }) => text.split("\n"));
const edit = fc.record({
  file: fc.nat({ max: shop.length - 1 }),
  at: fc.nat({ max: 10_000 }),
  other: fc.constantFrom(...shopLines),
  change: fc.constantFrom(...edits),
});

/** The shop, and what it becomes with each edit. */
const versionsOfShop = fc.array(edit, { minLength: 1, maxLength: 4 }).map((changes) => {
  const versions = [shop];
  for (const { file, at, other, change } of changes) {
    const last = versions.at(-1) ?? [];
    versions.push(
      last.map((source, index) => {
        if (index !== file) return source;
        const lines = source.text.split("\n");
        return { ...source, text: change(lines, at % lines.length, other).join("\n") };
      }),
    );
  }
  return versions;
});

test("after any edits of the shop, what is made is what a run makes that knows nothing", () => {
  let reused = 0;
  fc.assert(
    fc.property(versionsOfShop, (versions) => {
      reused += reusedIn(versions);
    }),
    { numRuns: 4 },
  );
  expect(reused).toBeGreaterThan(100);
}, 60_000);

test("so it is with what is wrong, where the names of all steps are compared", () => {
  fc.assert(
    fc.property(versionsOfShop, (versions) => {
      reusedIn(versions, false);
    }),
    { numRuns: 2 },
  );
}, 60_000);

test("so it is when one specification becomes another", () => {
  fc.assert(
    fc.property(fc.array(anySpec, { minLength: 2, maxLength: 4 }), (specs) => {
      reusedIn(specs.map(sourcesOf));
    }),
    { numRuns: 15 },
  );
}, 60_000);

test("so it is where a type is taken from another field and stays the same type", () => {
  const table = (rows: readonly string[]) =>
    `| Field | Type | Rules |\n| - | - | - |\n${rows.map((row) => `| ${row} |`).join("\n")}`;
  const rooms = (type: string) => [
    spec(
      "rooms",
      `# rooms Specification\n\n## Purpose\nRooms.\n\n## Requirements\n\n### Requirement: Rooms\nThe system SHALL answer \`POST /rooms Room\` with \`201 Room\` and \`POST /keys Key\` with \`201 Key\`.\n\n\`Room\`\n\n${table(["`id` | string | read-only"])}\n\n\`Key\`\n\n${table([`\`room\` | ${type} | `])}\n`,
    ),
    spec(
      "scenarios",
      "# scenarios Specification\n\n## Purpose\nKeys.\n\n## Requirements\n\n### Requirement: Keys\nKeys SHALL be made.\n\n#### Scenario: A key\n- **GIVEN** a `Key k {}`\n- **WHEN** `POST /keys Key`\n- **THEN** `201 Key`\n",
    ),
  ];
  reusedIn([rooms("string"), rooms("Room.id"), rooms("string")]);
  const steps = (type: string) =>
    compileSources(rooms(type)).files.find(({ path }) => path === "steps/scenarios.ts");
  expect(steps("Room.id")?.text).toContain("Room 1");
  expect(steps("string")?.text).not.toContain("Room 1");
});

test("after an edit only what it can mean something to is planned again", () => {
  const run = runAfterRun(false);
  const plannedAfter = (edited: (source: SourceFile) => string): readonly string[] =>
    run(shop.map((source) => ({ ...source, text: edited(source) }))).planned;
  const same = ({ text }: SourceFile): string => text;
  const cart = "openspec/specs/cart-management/spec.md";
  const sale = "features/journeys/a-sale-sells-out.feature";
  expect(plannedAfter(same)).toHaveLength(shop.length);
  expect(plannedAfter(same)).toEqual([]);
  const inSale = ({ path, text }: SourceFile) => (path === sale ? `${text}\n# later\n` : text);
  expect(plannedAfter(inSale)).toEqual([`feature ${sale}`]);
  const prose = (source: SourceFile) =>
    source.path === cart ? source.text.replace("## Purpose\n", "## Purpose\nOn carts.\n") : inSale(source);
  expect(plannedAfter(prose)).toEqual(["cart-management"]);
  const named = (source: SourceFile) =>
    source.path === cart ? source.text.replace("### Requirement: ", "### Requirement: So: ") : inSale(source);
  expect(plannedAfter(named).toSorted()).toEqual(
    ["cart-management", ...features.map(({ path }) => `feature ${path}`)].toSorted(),
  );
}, 60_000);

test("a hash that is kept wrongly is noticed where its file is wanted", () => {
  const { files } = compileSources(shopSources());
  const [first] = madeFiles(files, "build", new Map(), () => null).filter(({ key }) => key !== null);
  const wrong = madeFiles(files, "build", new Map([[first?.key ?? "", "0".repeat(64)]]), () => null);
  expect(() => wrong.find(({ path }) => path === first?.path)?.text).toThrow("The cache is wrong");
});
