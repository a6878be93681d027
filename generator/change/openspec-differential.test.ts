import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { checkProject } from "../project/check-project.js";
import { openProject } from "../project/open-project.js";
import { testProject } from "../project/testing/test-project.js";
import { mainSpec, oddChanges } from "./openspec-cases.testing.js";
import { archive } from "./testing/openspec.js";

// The judge is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Where the two differ, and why that is right. */
const explained: Readonly<Record<string, string>> = {
  "a blank less in the heading":
    "OpenSpec takes `###Requirement:` for a heading when it archives, and no reader of markdown does, its own included.",
};

const folder = "openspec/changes/odd";

describe("what OpenSpec archives check --change accepts, and what it refuses is an error at a place", () => {
  it.each(Object.keys(oddChanges))("%s", async (name) => {
    const { delta = null, metadata, files = {}, main = mainSpec } = oddChanges[name] ?? {};
    const root = testProject({
      "openspec/specs/notes/spec.md": main,
      [`${folder}/proposal.md`]:
        "## Why\nIt is wanted by everybody who was asked about it, and by more.\n\n## What Changes\n- It.\n",
      ...(delta === null ? {} : { [`${folder}/specs/notes/spec.md`]: delta }),
      ...(metadata === undefined ? {} : { [`${folder}/.openspec.yaml`]: metadata }),
      ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text])),
    });
    const opened = await openProject({ project: null, paths: {} }, root);
    if (opened.kind !== "open") return expect.unreachable();
    const options = { progress: () => {}, needModel: true, changes: ["odd"] };
    const { diagnostics, model } = await checkProject(opened.project, options);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    for (const { at } of errors) expect(at.path).toMatch(/^openspec\/changes\/odd\//);
    const { said } = archive(root, "odd");
    const isArchived = !existsSync(join(root, folder));
    expect(errors.length === 0, `${errors.map(({ code }) => code)}; OpenSpec: ${said}`).toBe(
      name in explained ? !isArchived : isArchived,
    );
    if (!isArchived || errors.length > 0) return;
    const after = await openProject({ project: null, paths: {} }, root);
    if (after.kind !== "open") return expect.unreachable();
    const archived = await checkProject(after.project, { ...options, changes: [] });
    expect(namesIn(model)).toEqual(namesIn(archived.model));
  });
});

/** Requirements and scenarios: what archiving writes and applying a change says must be the same. */
const namesIn = (model: Awaited<ReturnType<typeof checkProject>>["model"]) =>
  model?.capabilities.flatMap(({ id, requirements }) =>
    requirements.map((one) => [id, one.name, one.scenarios.map((scenario) => scenario.name)]),
  );
