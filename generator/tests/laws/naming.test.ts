import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { targets } from "../../targets.js";
import { anySpec } from "./any-spec.js";
import { compileSources, shopSources } from "./compile-sources.js";
import { generatedNames } from "./generated-names.js";
import { type Requirement, sourcesOf } from "./spec-text.js";

const lost = (before: ReadonlySet<string>, after: ReadonlySet<string>): readonly string[] =>
  [...before].filter((name) => !after.has(name));

const put = <T>(items: readonly T[], at: number, item: T): readonly T[] => [
  ...items.slice(0, at % (items.length + 1)),
  item,
  ...items.slice(at % (items.length + 1)),
];

/** One requirement more, somewhere, whose names come before or after all others. */
function withRequirement(all: readonly Requirement[], at: number, letter: string): readonly Requirement[] {
  const name = letter === "A" ? "Aardvark" : "Zebra";
  const path = letter === "A" ? "/aardvarks/{a-id}" : "/zebras/{z_id}";
  return put(all, at, {
    capability: at % 2 === 0 ? (all[0]?.capability ?? "x") : `${letter.toLowerCase()}-new`,
    name: `${letter} new requirement`,
    statement: `It SHALL answer \`GET ${path}\` with \`200 ${name}\`.`,
    tables: [{ title: `\`${name}\``, head: ["Field", "Type"], rows: [["`id`", "string"]] }],
    scenarios: [
      {
        name: "It is kept",
        steps: [`**WHEN** \`@ann\` looks: \`GET ${path.replace(/\{.*\}/, "1")}\``, "**THEN** `200`"],
      },
    ],
  });
}

/** The first requirement with something put into it. */
function withChange(all: readonly Requirement[], at: number, kind: string): readonly Requirement[] {
  const [first, ...others] = all;
  if (first === undefined) return all;
  const [table, ...tables] = first.tables;
  const more = { name: "Another one", steps: ["**WHEN** `GET /nowhere`", "**THEN** `404 ROUTE_NOT_FOUND`"] };
  if (kind === "scenario") return [{ ...first, scenarios: put(first.scenarios, at, more) }, ...others];
  if (kind === "operation") {
    const statement = `The system SHALL answer \`GET /aaa/{x}.json\` with \`204\`. ${first.statement}`;
    return [{ ...first, statement }, ...others];
  }
  if (table === undefined) return all;
  const field = ["`another`", "string", "optional, read-only"];
  return [{ ...first, tables: [{ ...table, rows: put(table.rows, at, field) }, ...tables] }, ...others];
}

describe("a name depends on its own declaration alone", () => {
  it("whatever is put into a specification, no other name changes", () => {
    const change = fc.constantFrom("A", "Z", "field", "scenario", "operation");
    fc.assert(
      fc.property(anySpec, change, fc.nat({ max: 20 }), (requirements, kind, at) => {
        const grown =
          kind.length === 1 ? withRequirement(requirements, at, kind) : withChange(requirements, at, kind);
        const before = compileSources(sourcesOf(requirements), { targets });
        const after = compileSources(sourcesOf(grown), { targets });
        expect(after.diagnostics).toEqual([]);
        expect(lost(generatedNames(before), generatedNames(after))).toEqual([]);
        expect(generatedNames(after).size).toBeGreaterThan(generatedNames(before).size);
      }),
      { numRuns: 20 },
    );
  }, 20_000);

  it("nor in the shop", () => {
    const sources = shopSources();
    const grown = sources.map((source) => ({
      ...source,
      text: source.text
        .replace(
          "## Requirements\n",
          `## Requirements\n\n### Requirement: A new one\nIt SHALL answer \`GET /api/a/${source.path.split("/")[2]}\` with \`204\`.\n`,
        )
        .replace(/^(\| `id`.*)$/m, "| `aNewField` | string | optional | |\n$1"),
    }));
    const before = generatedNames(compileSources(sources, { targets }));
    const after = generatedNames(compileSources(grown, { targets }));
    expect(lost(before, after)).toEqual([]);
    expect(after.size).toBeGreaterThan(before.size);
  }, 20_000);
});
