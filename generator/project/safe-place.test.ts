import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkProject } from "./check-project.js";
import { generateProject } from "./generate-project.js";
import { openProject } from "./open-project.js";
import { pathKeys } from "./place.js";
import { scaffold } from "./scaffold.js";
import { notesSpec } from "./testing/notes.js";
import { testProject } from "./testing/test-project.js";

const codesOf = async (root: string, paths = {}) => {
  const opened = await openProject({ project: null, paths }, root);
  return opened.kind === "misconfigured" ? opened.diagnostics.map(({ code }) => code) : [opened.kind];
};
const settings = (key: string, path: string) => ({
  "openspec/config.yaml": `specwright:\n  ${key}: ${JSON.stringify(path)}\n`,
});

const unsafe = [
  ".git",
  ".GIT",
  ".Git/hooks",
  "src/.git",
  ".g\u200cit",
  "GIT~1",
  ".github/workflows",
  ".vscode",
  "node_modules",
  "Node_Modules/a",
  "src/node_modules",
  "\uff0egit",
  "con",
  "src/AUX.txt",
  "a/lpt1",
  "a.",
  "a /b",
  "a:b",
  "a*",
  "a\u0007b",
  "a\u202eb",
  "x".repeat(256),
  "é".repeat(128),
];

describe("a place that Specwright writes to", () => {
  it.each(pathKeys)(
    "is never one of other programs', whatever its spelling: %s",
    async (key) => {
      for (const path of unsafe) {
        expect(await codesOf(testProject(settings(key, path))), path).toEqual(["unsafe-place"]);
        const root = testProject({ "openspec/specs/.keep": "" });
        expect(await codesOf(root, { [key]: path }), path).toEqual(["misuse"]);
      }
    },
    60_000,
  );

  it.each([
    ["output", "OpenSpec/out", "output-in-specs"],
    ["output", "openspec", "output-in-specs"],
    ["handlers", "openspec/specs", "unsafe-place"],
    ["steps", "openspec", "unsafe-place"],
    ["handlers", "generated", "unsafe-place"],
    ["app", "Generated/app.ts", "unsafe-place"],
    ["output", "features", "unsafe-place"],
  ])("keeps apart what is generated, written and specified: %s: %s", async (key, path, code) => {
    expect(new Set(await codesOf(testProject(settings(key, path))))).toEqual(new Set([code]));
  });

  it.each(["src/generated", "generated", "gen-1", "packages/api/generated", "größe", "a.b"])(
    "may be any other folder: %s",
    async (path) => {
      expect(await codesOf(testProject(settings("output", path)))).toEqual(["open"]);
    },
  );

  it("is not reached by a link to such a place", async () => {
    const root = testProject(settings("output", "gen"));
    mkdirSync(join(root, ".git/hooks"), { recursive: true });
    symlinkSync(".git/hooks", join(root, "gen"));
    expect(await codesOf(root)).toEqual(["unsafe-place"]);
    const other = testProject(settings("output", "gen"));
    symlinkSync("openspec", join(other, "gen"));
    expect(await codesOf(other)).toEqual(["output-in-specs"]);
    const self = testProject(settings("output", "gen"));
    symlinkSync(".", join(self, "gen"));
    expect(await codesOf(self)).toEqual(["unsafe-place"]);
  });

  it("is inside the project for what scaffold writes, too", async () => {
    const root = testProject({
      "openspec/config.yaml": "specwright:\n",
      "openspec/specs/notes/spec.md": notesSpec,
    });
    const elsewhere = testProject({ "a.txt": "" });
    symlinkSync(elsewhere, join(root, "handlers"));
    const opened = await openProject({ project: null, paths: {} }, root);
    if (opened.kind !== "open") throw new Error("It did not open.");
    const options = { progress: () => {}, needModel: true, changes: [] };
    const { model } = await checkProject(opened.project, options);
    if (model === null) throw new Error("There is no model.");
    const { diagnostics, files } = await scaffold(model, opened.project.paths);
    expect(files).toEqual([]);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(["output-blocked"]));
  }, 60_000);
});

it("a name that file systems do not take is said before anything is written", async () => {
  for (const name of ["n".repeat(250), "é".repeat(124), "😀".repeat(40)]) {
    const root = testProject({
      "openspec/config.yaml": "specwright:\n",
      "openspec/specs/a/spec.md": notesSpec
        .replaceAll("Note", "Word")
        .replaceAll("/notes", "/words")
        .replaceAll("NOTE", "WORD"),
      [`openspec/specs/${name}/spec.md`]: notesSpec,
    });
    const opened = await openProject({ project: null, paths: {} }, root);
    if (opened.kind !== "open") throw new Error("It did not open.");
    const { written, diagnostics } = await generateProject(opened.project, {
      check: false,
      force: false,
      changes: [],
      progress: () => {},
    });
    expect(written, name).toBeNull();
    expect(
      diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code),
      name,
    ).toContain("generated-name-too-long");
  }
}, 60_000);
