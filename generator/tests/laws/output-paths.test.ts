import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "../../3-emit/testing/texts.js";
import { isOutputPath } from "../../project/output-path.js";
import { compileSources } from "./compile-sources.js";

const hostile = [
  "..",
  "../..",
  "/etc",
  "a/../../b",
  "./a",
  "a//b",
  "C:",
  "a\\b",
  "a\u0000b",
  "suite",
  "Suite",
  "manifest",
  ".writing",
  "a.ts",
  "-",
  " ",
  "a.",
  "con",
  "AUX",
  "nul/x",
  "com1",
  "~",
  "%2e%2e",
  "\u202egnp",
] as const;

const name = fc.oneof(fc.constantFrom(...hostile), anyText);
const text = (heading: string): string =>
  `# ${heading}\n\n## Purpose\n${heading}\n\n## Requirements\n\n### Requirement: ${heading}\n` +
  "It SHALL answer `GET /x` with `204`.\n\n#### Scenario: x\n- **WHEN** `GET /x`\n- **THEN** `204`\n";

/** What Windows takes for a device, whatever its ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

describe("whatever files and headings are called", () => {
  it("everything is written into the output folder, each file to a path of its own", () => {
    fc.assert(
      fc.property(name, name, name, (folder, other, heading) => {
        const compiled = compileSources(
          [
            { path: `openspec/specs/${folder}/spec.md`, text: text(heading) },
            { path: `openspec/specs/${other}/spec.md`, text: text(heading) },
          ],
          { foreign: true },
        );
        const paths = compiled.files.map(({ path }) => path);
        expect(paths.length).toBeGreaterThan(0);
        for (const path of paths) {
          expect(isOutputPath(path), path).toBe(true);
          for (const segment of path.split("/")) {
            expect(segment).not.toMatch(device);
            expect(segment).toMatch(/^[^\s.](?:.*[^\s.])?$/u);
          }
        }
        if (folder !== other) expect(new Set(paths).size).toBe(paths.length);
      }),
      { numRuns: 300 },
    );
  }, 20_000);
});
