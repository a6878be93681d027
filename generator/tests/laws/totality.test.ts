import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../2-check/check.js";
import { emit } from "../../3-emit/emit.js";
import { noBindings } from "../../bindings.js";
import { noMemory } from "../../memory.js";
import { defaultSettings } from "../../settings.js";
import { targets } from "../../targets.js";
import { mixedMarkdown, woundedShop } from "./any-markdown.js";
import { chainDocument, chainKinds } from "./chains.js";
import { compileSources, errorsOf, spec } from "./compile-sources.js";

/** Says by returning that nothing was thrown; a file is only made where nothing contradicts. */
function compiles(text: string): void {
  const compiled = compileSources([spec("any", text)]);
  if (errorsOf(compiled).length > 0) expect(compiled.files).toEqual([]);
  else expect(compiled.files.length).toBeGreaterThan(0);
  for (const { at } of compiled.diagnostics) {
    expect(at.start).toBeGreaterThanOrEqual(0);
    expect(at.end).toBeLessThanOrEqual(text.length);
  }
}

describe("no text makes the compiler throw or hang", () => {
  it("any characters", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), compiles), { numRuns: 200 });
  });

  it("lines of specifications, shuffled and cut", () => {
    fc.assert(fc.property(mixedMarkdown, compiles), { numRuns: 120 });
  }, 20_000);

  it("the shop's specification with wounds", () => {
    fc.assert(fc.property(woundedShop, compiles), { numRuns: 4 });
  }, 20_000);

  it("a foreign project, where mistakes are warnings, gets what its text gives", () => {
    const made = (text: string): void => {
      const compiled = compileSources([spec("any", text)], { foreign: true });
      expect(compiled.files.length > 0).toBe(errorsOf(compiled).length === 0);
    };
    fc.assert(fc.property(mixedMarkdown, made), { numRuns: 100 });
    fc.assert(fc.property(woundedShop, made), { numRuns: 4 });
  }, 20_000);
});

const opening = `## Requirements

### Requirement: Keep things
The system SHALL answer \`POST /things Thing\` with \`201 Thing\`.

\`Thing\`

| Field | Type   | Rules |
| ----- | ------ | ----- |
| \`a\` | string |       |

#### Scenario: Many steps
- **WHEN** \`POST /things Thing\`
`;
const oneWhole = `${opening}- **THEN** \`201 Thing\`\n`;

/** Sizes and depths beyond any specification. */
const giants: Readonly<Record<string, () => string>> = {
  "10,000 steps": () => oneWhole + '- **AND** so it is: `{ a: "x" }`\n'.repeat(10_000),
  "a line of a megabyte": () => `${opening}- **THEN** ${"x".repeat(1_000_000)}\n`,
  "a step of 40,000 spans": () => `${opening}- **THEN** ${"x `201` ".repeat(40_000)}\n`,
  "backticks without end": () => opening + "`".repeat(300_000),
  "backticks of every length": () => Array.from({ length: 500 }, (_, i) => "`".repeat(i + 1)).join(" "),
  "brackets in brackets": () => `${opening}- **THEN** ${"[".repeat(50_000)}${"]".repeat(50_000)}\n`,
  "quotes in quotes": () => `${"> ".repeat(5000)}x\n`.repeat(10),
  "lists in lists": () => Array.from({ length: 300 }, (_, i) => `${" ".repeat(i * 2)}- x`).join("\n"),
  "objects in objects": () => `${opening}- **THEN** \`201 Thing ${"{ a: ".repeat(20_000)}1\`\n`,
  "lists of lists of a type": () => `### Requirement: x\n\`GET /x\` \`200 Thing${"[]".repeat(50_000)}\`\n`,
  "maps of maps of a type": () =>
    `### Requirement: x\n\`?x: ${"map of ".repeat(20_000)}string\` \`GET /x\`\n`,
  "a table of 20,000 cells": () => `\`Thing\`\n\n${"| a ".repeat(20_000)}\n${"| - ".repeat(20_000)}\n`,
  "a list of billions": () => oneWhole.replace("string |       |", "string[] | length 5000000000.. |"),
  "a count of billions": () => oneWhole.replace("`201 Thing`\n", "`9999999999 x 201 Thing`\n"),
};

describe("no size makes the compiler throw or hang", () => {
  it.each(Object.entries(giants))(
    "%s",
    (_, text) => {
      compiles(text());
    },
    20_000,
  );

  it("entities that name others twice and twice again, forty deep", () => {
    const rows = (i: number): string => `| \`a\` | Ent${i + 1} | |\n| \`b\` | Ent${i + 1} | |\n`;
    const tables = Array.from(
      { length: 40 },
      (_, i) => `\`Ent${i}\`\n\n| F | T | R |\n| - | - | - |\n${rows(i)}`,
    );
    const last = "`Ent40`\n\n| F | T | R |\n| - | - | - |\n| `a` | string | |\n";
    const facts = "`POST /x Ent0` `201 Ent0`\n\n";
    const steps =
      "\n#### Scenario: x\n- **GIVEN** an `Ent0 e`\n- **WHEN** `POST /x Ent0`\n- **THEN** `201 Ent0`\n";
    compiles(`### Requirement: x\n${facts}${tables.join("\n")}\n${last}${steps}`);
  });

  it.each(chainKinds)(
    "a chain of 20,000 entities: %s",
    (kind) => {
      const document = chainDocument(kind, 20_000);
      const sources = [{ path: document.path, text: " " }];
      const { model, diagnostics } = check({
        documents: [document],
        sources,
        settings: defaultSettings,
        bindings: noBindings,
        memory: noMemory,
        features: [],
        asWritten: true,
      });
      expect(diagnostics).toEqual([]);
      expect(model.entities.length).toBe(20_000);
      if (kind === "entity") expect(emit(model, targets).length).toBeGreaterThan(0);
    },
    20_000,
  );
});
