import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contract } from "../diagnostics/catalog/contract.js";
import { feature } from "../diagnostics/catalog/feature.js";
import { scenario } from "../diagnostics/catalog/scenario.js";
import { compactModel } from "./testing/compact-model.js";
import { checkSample, readSample, samplesFolder } from "./testing/sample-project.js";
import { markedText, shownDiagnostics } from "./testing/shown.js";

const folders = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** `RENEW=1 npx vitest run generator/2-check` writes what is, to be reviewed as a diff. */
function expectGolden(path: string, text: string): void {
  if (process.env.RENEW === "1") writeFileSync(path, text);
  expect(existsSync(path) ? readFileSync(path, "utf8") : "nothing yet: renew").toBe(text);
}

const codes = [...Object.keys(contract), ...Object.keys(scenario), ...Object.keys(feature)];
const bad = folders(samplesFolder).filter((name) => name !== "silent");

const aboutTables = new Set(["one-row-a-thing", "attachment-without-use"]);

describe("bad samples", () => {
  it("there is one for each code of the phase, and none besides", () => {
    expect(bad).toEqual([...codes].sort());
  });

  it.each(bad)("%s", (code) => {
    const folder = join(samplesFolder, code);
    const sample = readSample(folder);
    const { diagnostics } = checkSample(sample);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    expectGolden(
      join(folder, "expected.txt"),
      shownDiagnostics(diagnostics, [...sample.sources, ...sample.features]),
    );
  });

  it("every diagnostic points at a name or a span, never at a block", () => {
    for (const code of bad) {
      const sample = readSample(join(samplesFolder, code));
      for (const { at, code: own } of checkSample(sample).diagnostics) {
        const marked = markedText(at, [...sample.sources, ...sample.features]);
        expect(marked, own).not.toBe("");
        if (!aboutTables.has(own)) expect(marked, own).not.toContain("⏎");
      }
    }
  });
});

describe("silent samples", () => {
  it.each(folders(join(samplesFolder, "silent")))("%s", (name) => {
    const folder = join(samplesFolder, "silent", name);
    const sample = readSample(folder);
    const { model, diagnostics } = checkSample(sample);
    expect(shownDiagnostics(diagnostics, sample.sources)).toBe("");
    expectGolden(join(folder, "model.json"), compactModel(model));
  });
});
