import { describe, expect, it } from "vitest";
import { notes, notesSpec } from "../project/testing/notes.js";
import { testProject } from "../project/testing/test-project.js";
import { run } from "./run.testing.js";

const delta = "openspec/changes/add-counting/specs/notes/spec.md";
const counting = `# notes

## ADDED Requirements

### Requirement: Count notes
The system SHALL answer \`GET /count\` with \`200 { notes: integer }\`.

#### Scenario: None yet
- **WHEN** somebody asks \`GET /count\`
- **THEN** there are none: \`{ notes: 0 }\`
`;
const project = (text = counting) =>
  testProject({
    ...notes,
    [delta]: text,
    "openspec/changes/archive/2026-01-01-done/specs/notes/spec.md": notesSpec,
    "openspec/changes/only-an-idea/proposal.md": "## Why\nSomebody had it.\n",
  });

describe("specwright check --change", () => {
  it("judges a change as if it were archived, and without the flag nothing of it", async () => {
    const root = project();
    expect(await run(root, "check", "--change", "add-counting")).toEqual({
      code: 0,
      out: "ok: with add-counting: 4 requirements, 4 scenarios, 3 operations\n",
      err: "",
    });
    expect(await run(root, "check")).toEqual({
      code: 0,
      out: "ok: 3 requirements, 3 scenarios, 2 operations\n",
      err: "",
    });
    const json = await run(root, "check", "--change", "add-counting", "--format", "json");
    expect(JSON.parse(json.out)).toMatchObject({ ok: true, result: { changes: ["add-counting"] } });
  });

  it("points into the change's own files", async () => {
    const wrong = counting.replace("Count notes", "Read a note");
    const { code, out } = await run(project(wrong), "check", "--change", "add-counting");
    expect(code).toBe(1);
    expect(out).toContain(`${delta}:5:18 error[requirement-exists]`);
    const step = counting.replace("{ notes: 0 }", "{ nots: 0 }");
    const { out: inStep } = await run(project(step), "check", "--change", "add-counting");
    expect(inStep).toMatch(new RegExp(`^${delta}:10:\\d+ error`));
    expect(inStep).toMatch(/\n {2}10 \| - \*\*THEN\*\* there are none/);
  });

  it("explains the steps of a change", async () => {
    const { code, out } = await run(project(), "check", "--change", "add-counting", "--explain", "count");
    expect(code).toBe(0);
    expect(out).toContain(`Count notes: None yet ${delta}:8\n`);
    expect(out).toContain("-> as nobody (anonymous): GET /count\n");
  });

  it("says where there is nothing to judge", async () => {
    const { code, out } = await run(project(), "check", "--change", "only-an-idea");
    expect(code).toBe(0);
    expect(out).toContain("openspec/changes/only-an-idea warning[no-deltas]");
  });

  it.each([
    ["add-countin", "Did you mean `add-counting`?"],
    ["archive", "Name one of: add-counting, only-an-idea."],
    ["../changes/add-counting", "Name one of"],
    ["", "Name one of"],
  ])("an unknown change %j ends with 2", async (id, hint) => {
    const { code, out, err } = await run(project(), "check", "--change", id);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(`There is no active change ${id} in openspec/changes.`);
    expect(err).toContain(hint);
  });
});
