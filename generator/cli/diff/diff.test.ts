import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { notes, notesSpec } from "../../project/testing/notes.js";
import { testProject, writeIn } from "../../project/testing/test-project.js";
import { run } from "../run.testing.js";

const changed = notesSpec.replace("length 1..200", "length 1..100");
const delta = `# notes

## ADDED Requirements

### Requirement: Count notes
The system SHALL answer \`GET /count\` with \`200 { notes: integer }\`.

#### Scenario: None yet
- **WHEN** somebody asks \`GET /count\`
- **THEN** there are none: \`{ notes: 0 }\`
`;
const project = () =>
  testProject({
    ...notes,
    "openspec/changes/add-counting/specs/notes/spec.md": delta,
    "src/notes.ts":
      'import type { PostNotesReply } from "../generated/handlers.js";\nexport type R = PostNotesReply;\n',
    "src/other.ts": "// postNotes is named in a comment alone\nexport const other = 1;\n",
    "src/handlers.js": "export const handlers = { postNotes: () => ({ status: 201 }) };\n",
  });

const git = (root: string, ...words: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...words], { cwd: root });

/** A project whose specification was committed, and then made stricter. */
function edited(): string {
  const root = project();
  git(root, "init", "-q");
  git(root, "add", ".");
  git(root, "commit", "-q", "-m", "all");
  writeIn(root, "openspec/specs/notes/spec.md", changed);
  return root;
}

describe("specwright diff", () => {
  it("says what a change adds, what runs again and what is to be written", async () => {
    const { code, out, err } = await run(project(), "diff", "add-counting", "--fail-on", "breaking");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(
      out,
    ).toBe(`From the specification as it stands to the change add-counting: 0 breaking, 1 compatible, 0 editorial

GET /count
  compatible endpoint-added

Requirements
  added    notes/count-notes

Scenarios
  added    notes/count-notes/none-yet

Run again: 1 scenario
  notes/count-notes/none-yet

Handlers to write
  getCount
`);
  });

  it("says what changed since a commit, and which files name it", async () => {
    const root = edited();
    const { code, out } = await run(root, "diff", "HEAD", "--fail-on", "breaking", "--format", "json");
    const { wire, files, rerun } = JSON.parse(out).result;
    expect(code).toBe(1);
    expect(wire).toContainEqual({
      id: "request-property-max-length-decreased",
      effect: "breaking",
      operation: "POST /notes",
      place: "body.text",
      detail: "200 → 100",
    });
    expect(files).toEqual([
      { path: "src/handlers.js", names: ["postNotes"] },
      { path: "src/notes.ts", names: ["postNotes"] },
    ]);
    expect(rerun).toContain("notes/write-a-note/it-is-kept");
    expect((await run(root, "diff", "HEAD")).code, "without --fail-on").toBe(0);
  });

  it("says what changed since another folder, as Markdown", async () => {
    const root = testProject({ ...notes, "openspec/specs/notes/spec.md": changed });
    const { out } = await run(root, "diff", testProject(), "--markdown");
    expect(out).toContain(
      "| **breaking** | `POST /notes` | `request-property-max-length-decreased` | `body.text` | `200 → 100` |",
    );
  });

  it.each(["nothing-of-this-name", "HEAD:openspec"])("refuses %s", async (word) => {
    const { code, out, err } = await run(edited(), "diff", word);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(`${word} is no active change, no folder with a specification and no commit.`);
  });

  it("refuses a commit that would be an option of git", async () => {
    const { code, err } = await run(edited(), "diff", "--", "--output=x");
    expect(code).toBe(2);
    expect(err).toContain("--output=x is no active change");
  });

  it("compares nothing with a specification that has errors", async () => {
    const root = edited();
    writeIn(root, "openspec/specs/notes/spec.md", notesSpec.replace("length 1..200", "length 200..1"));
    const { code, out } = await run(root, "diff", "HEAD");
    expect(code).toBe(1);
    expect(out).toContain("not ok: the specification as it stands has errors, so it is not compared");
  });
});
