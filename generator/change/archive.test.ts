import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { change } from "../diagnostics/catalog/change.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SpecModel } from "../model.js";
import { readSpecFiles } from "../project/spec-files.js";
import { testProject } from "../project/testing/test-project.js";
import { archive } from "./testing/openspec.js";
import {
  compileChange,
  readSampleChange,
  type SampleChange,
  samplesFolder,
} from "./testing/sample-change.js";

// The judge is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** A real project that holds the sample, as OpenSpec wants it. */
const projectOf = ({ sources, change }: SampleChange): string =>
  testProject({
    "openspec/changes/sample/proposal.md": "## Why\nIt is wanted by everybody who was asked about it.\n",
    ...Object.fromEntries([...sources, ...change].map(({ path, text }) => [path, text])),
  });

/** A model without the places it came from. */
const said = (model: SpecModel): unknown =>
  JSON.parse(
    JSON.stringify(model, (name, value: unknown) => (["origin", "line"].includes(name) ? undefined : value)),
  );

const isOfChange = ({ code }: Diagnostic): boolean => Object.hasOwn(change, code);
const codesOf = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ code }) => code);

describe("a change means what it means after the OpenSpec CLI archived it", () => {
  const silent = readdirSync(join(samplesFolder, "silent")).map((name) => `silent/${name}`);
  it.each([...silent, "nothing-to-remove", "purpose-not-taken"])("%s", (name) => {
    const sample = readSampleChange(name);
    const root = projectOf(sample);
    expect(archive(root, "sample")).toMatchObject({ isDone: true });
    expect(existsSync(join(root, "openspec/changes/sample"))).toBe(false);
    const archived = compileChange(readSpecFiles(root, "openspec").sources);
    const { model, files, diagnostics } = compileChange(sample.sources, sample.change);
    const asArchived = diagnostics.filter((diagnostic) => !isOfChange(diagnostic));
    expect(codesOf(asArchived)).toEqual(codesOf(archived.diagnostics));
    expect(said(model)).toEqual(said(archived.model));
    expect(files.map(({ path }) => path)).toEqual(archived.files.map(({ path }) => path));
  });
});

describe("what the OpenSpec CLI refuses to archive is reported before", () => {
  const refused = [
    "change-without-deltas",
    "unknown-capability",
    "unknown-requirement",
    "requirement-exists",
    "changed-twice",
    "half-renaming",
    "scenario-lost",
    "capability-emptied",
  ];
  it.each(refused)("%s", (name) => {
    const sample = readSampleChange(name);
    expect(codesOf(compileChange(sample.sources, sample.change).diagnostics)).toContain(name);
    const root = projectOf(sample);
    archive(root, "sample");
    expect(existsSync(join(root, "openspec/changes/sample"))).toBe(true);
    expect(readSpecFiles(root, "openspec").sources).toEqual(sample.sources);
  });
});
