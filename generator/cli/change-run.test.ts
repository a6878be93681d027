import { existsSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { archive } from "../change/testing/openspec.js";
import { changedProject, deletion, deletionHandler, proposal } from "./changed-project.testing.js";

// Each run is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const delta = "openspec/changes/drop-notes/specs/notes/spec.md";
const handlers = "server/handlers/notes.ts";

function withDeletion() {
  const project = changedProject();
  project.write("openspec/changes/drop-notes/proposal.md", proposal);
  project.write(delta, deletion);
  return project;
}

/** Everything below a folder, by path. */
const filesOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), "utf8")]),
  );

describe("specwright test --change", () => {
  it("runs the specification as the change will leave it, in memory; a missing handler fails its scenarios alone", () => {
    const { root, specwright, write } = withDeletion();
    const before = filesOf(join(root, "generated"));
    const { status, out } = specwright("test", "--change", "drop-notes", "--format", "json");
    expect({ status, ...JSON.parse(out) }).toMatchObject({
      status: 1,
      scenarios: { passed: 3, failed: 1, unbound: 0, notRun: 0 },
      failures: [
        {
          scenario: "notes/delete-a-note/a-note-is-gone",
          at: `${delta}:8`,
          problems: [{ answer: { line: "501 application/problem+json" } }],
        },
      ],
    });
    const text = readFileSync(join(root, handlers), "utf8");
    write(handlers, text.replace("  };\n}", `${deletionHandler}  };\n}`));
    expect(specwright("test", "--change", "drop-notes")).toMatchObject({ status: 0 });
    expect(specwright("test", "A note is gone")).toMatchObject({ status: 1 });
    expect(filesOf(join(root, "generated"))).toEqual(before);
  });

  it("takes several changes in their order", () => {
    const { specwright, write } = withDeletion();
    write("openspec/changes/rename/proposal.md", proposal);
    write(
      "openspec/changes/rename/specs/notes/spec.md",
      "## RENAMED Requirements\n\n- FROM: `### Requirement: Delete a note`\n- TO: `### Requirement: Drop a note`\n",
    );
    const ordered = specwright("test", "--change", "drop-notes", "--change", "rename", "--format", "json");
    expect(JSON.parse(ordered.out).failures[0]).toMatchObject({
      scenario: "notes/drop-a-note/a-note-is-gone",
    });
    const { status, out } = specwright("check", "--change", "rename", "--change", "drop-notes");
    expect(status).toBe(1);
    expect(out).toContain("error[unknown-requirement]");
    expect(specwright("check", "--change", "rename", "--change", "rename")).toMatchObject({
      status: 2,
      err: expect.stringContaining("The change rename is named twice."),
    });
  });
});

describe("specwright generate --change", () => {
  it("writes what is generated once the change is archived, byte for byte, and scaffold knows it", () => {
    const { root, specwright } = withDeletion();
    expect(specwright("generate", "--change", "drop-notes")).toMatchObject({
      status: 0,
      out: expect.stringContaining("ok: with drop-notes: 3 requirements"),
    });
    expect(specwright("scaffold", "--change", "drop-notes")).toMatchObject({ status: 0 });
    expect(readFileSync(join(root, handlers), "utf8")).toContain("deleteNotesById");
    const { out } = specwright("generate", "--check");
    expect(out).toContain("generated/handlers.ts");
    const before = filesOf(join(root, "generated"));
    archive(root, "drop-notes");
    expect(existsSync(join(root, delta))).toBe(false);
    expect(specwright("generate", "--check")).toMatchObject({ status: 0 });
    expect(filesOf(join(root, "generated"))).toEqual(before);
  });
});

describe("specwright check --changes", () => {
  it("judges each active change, and says which touch the same requirement", () => {
    const { root, specwright, write } = withDeletion();
    write("openspec/changes/forget/specs/notes/spec.md", deletion);
    const { status, out } = specwright("check", "--changes");
    expect(status).toBe(0);
    expect(out).toContain("openspec/changes/forget/specs/notes/spec.md:3:18 warning[changes-overlap]");
    expect(out).toContain(`${delta}:3:18 The change drop-notes touches it here.`);
    expect(out).toContain("ok: 2 active changes");
    renameSync(join(root, "openspec/changes/forget"), join(root, "openspec/changes/archive"));
    expect(specwright("check", "--changes").out).toBe("ok: 1 active change\n");
    write(delta, deletion.replace("ADDED", "MODIFIED"));
    expect(specwright("check", "--changes")).toMatchObject({
      status: 1,
      out: expect.stringContaining("not ok: drop-notes, of 1 active change\n"),
    });
    expect(specwright("check", "--changes", "--change", "drop-notes")).toMatchObject({ status: 2 });
  });
});
