import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { markedText, shownDiagnostics } from "../2-check/testing/shown.js";
import { change } from "../diagnostics/catalog/change.js";
import { compileChange, readSampleChange, samplesFolder } from "./testing/sample-change.js";

const bad = readdirSync(samplesFolder).filter((name) => name !== "silent");

/** `RENEW=1 npx vitest run generator/change` writes what is, to be reviewed as a diff. */
function expectGolden(path: string, text: string): void {
  if (process.env.RENEW === "1") writeFileSync(path, text);
  expect(existsSync(path) ? readFileSync(path, "utf8") : "nothing yet: renew").toBe(text);
}

describe("bad changes", () => {
  it("there is a sample for each code, and none besides", () => {
    expect(bad.sort()).toEqual(Object.keys(change).sort());
  });

  it.each(bad)("%s", (code) => {
    const { sources, change } = readSampleChange(code);
    expect(compileChange(sources).diagnostics, "without the change all is well").toEqual([]);
    const { diagnostics } = compileChange(sources, change);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    for (const { at } of diagnostics) {
      expect(at.path, "every diagnostic points into the change").toMatch(/^openspec\/changes\/sample\//);
      expect(markedText(at, change), "and at a name, never at a block").not.toContain("⏎");
    }
    expectGolden(
      join(samplesFolder, code, "expected.txt"),
      shownDiagnostics(diagnostics, [...change, ...sources]),
    );
  });
});

describe("good changes", () => {
  it.each(readdirSync(join(samplesFolder, "silent")))("%s", (name) => {
    const { sources, change } = readSampleChange(`silent/${name}`);
    expect(shownDiagnostics(compileChange(sources, change).diagnostics, [...change, ...sources])).toBe("");
  });
});
