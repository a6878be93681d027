import { describe, expect, it } from "vitest";
import { parse } from "../1-parse/parse.js";
import { applyChange } from "./apply-change.js";
import { readSampleChange } from "./testing/sample-change.js";

const { sources, change } = readSampleChange("silent/all-four");
const main = sources.map(parse);
const delta = change.map(parse);
const written = (deltas: typeof delta) => ({ delta: deltas, retires: false });
const named = (documents: typeof main) =>
  documents.map(({ path, requirements }) => [path, ...requirements.map(({ name }) => name.value)]);

describe("applying a change", () => {
  it("keeps the places of what stays, puts what is new behind, and makes new capabilities", () => {
    const { documents, diagnostics } = applyChange(main, written(delta));
    expect(diagnostics).toEqual([]);
    expect(named([...documents])).toEqual([
      ["openspec/specs/health/spec.md", "Health"],
      ["openspec/specs/notes/spec.md", "A note", "Begin a note", "Read a Note", "Write", "Forget a note"],
      ["openspec/specs/identity/readers/spec.md", "Enter a reader"],
    ]);
    expect(documents.map(({ form }) => form)).toEqual(["main", "main", "main"]);
  });

  it("leaves everything in the file it was written in", () => {
    const [, notes] = applyChange(main, written(delta)).documents;
    const places = notes?.requirements.map(({ name, at }) => [name.at.path, at.path]);
    const [kept, changed] = ["openspec/specs/notes/spec.md", "openspec/changes/sample/specs/notes/spec.md"];
    expect(places).toEqual([
      [kept, kept],
      [changed, changed],
      // Renamed: the name is the change's, the block is not.
      [changed, kept],
      [changed, changed],
      [changed, changed],
    ]);
  });

  it("does not touch what it was given, and gives back the same documents where nothing changes", () => {
    const before = JSON.stringify(main);
    applyChange(main, written(delta));
    expect(JSON.stringify(main)).toBe(before);
    const { documents } = applyChange(main, written([]));
    expect(documents.every((document, i) => document === main[i])).toBe(true);
  });

  it("does not mind the order of files", () => {
    const sorted = (documents: typeof main) => [...documents].sort((a, b) => (a.path < b.path ? -1 : 1));
    const forward = sorted([...applyChange(main, written(delta)).documents]);
    expect(sorted([...applyChange(main.toReversed(), written(delta.toReversed())).documents])).toEqual(
      forward,
    );
  });

  it("applies to a main spec left in delta form by the requirements it holds", () => {
    const left = parse({
      path: "openspec/specs/a/spec.md",
      text: "## ADDED Requirements\n\n### Requirement: A\nIt SHALL.\n\n## REMOVED Requirements\n\n### Requirement: B\n",
    });
    const spec = (text: string) => parse({ path: "openspec/changes/sample/specs/a/spec.md", text });
    const removal = (name: string) => spec(`## REMOVED Requirements\n\n### Requirement: ${name}\n`);
    expect(applyChange([left], written([removal("B")])).diagnostics).toMatchObject([
      { code: "target-not-archivable", related: [{ at: { path: "openspec/specs/a/spec.md" } }] },
      { code: "nothing-to-remove" },
    ]);
    const { documents } = applyChange([left], written([spec("## RENAMED Requirements\nFROM: A\nTO: C\n")]));
    expect(named([...documents])).toEqual([["openspec/specs/a/spec.md", "C", "B"]]);
  });
});
