import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { notesSpec } from "../project/testing/notes.js";
import { testProject, writeIn } from "../project/testing/test-project.js";
import { run } from "./run.testing.js";

const prose = (name: string) => `# ${name}

## Purpose
People are let in who say who they are, and nobody else.

## Requirements

### Requirement: Log in
The system SHALL answer \`POST /notes\` with \`500 Notes\`, says a text of another kind than the notation.

\`Note\`

| Field  | Type |
| ------ | ---- |
| \`what\` | thing |

#### Scenario: In
- **WHEN** somebody logs in
- **THEN** a page is shown

#### Scenario: Out
- **WHEN** somebody leaves
- **THEN** it is dark
`;

const config = (capabilities: string) => `specwright:\n  capabilities: ${capabilities}\n`;
const project = (settings: string) =>
  testProject({
    "openspec/config.yaml": settings,
    "openspec/specs/login/spec.md": prose("login"),
    "openspec/specs/notes/spec.md": notesSpec,
  });

describe("capability by capability", () => {
  it("compiles those that the settings name strictly, and counts the others", async () => {
    const root = project(config("[notes]"));
    expect(await run(root, "check")).toEqual({
      code: 0,
      out: [
        "ok: 3 requirements, 3 scenarios, 2 operations",
        "  capability  scenarios        run      prose for people",
        "  notes               3          3          0          0",
        "  login               2          0          2          0",
        "next: make login strict, with `capabilities: [login, notes]` below `specwright:` in openspec/config.yaml; the others stay prose",
        "",
      ].join("\n"),
      err: "",
    });
    expect(await run(root, "generate")).toMatchObject({ code: 0 });
    const alone = testProject({
      "openspec/config.yaml": "specwright:\n",
      "openspec/specs/notes/spec.md": notesSpec,
    });
    await run(alone, "generate");
    for (const file of ["routes.ts", "schemas.ts", "steps/suite.ts", "trace.json"])
      expect(readFileSync(join(root, "generated", file), "utf8"), "nothing of the others is in it").toBe(
        readFileSync(join(alone, "generated", file), "utf8"),
      );
  });

  it("is strict with what it names", async () => {
    const root = project(config("[notes]"));
    writeIn(root, "openspec/specs/notes/spec.md", notesSpec.replace("`201 Note`.", "`201 Nite`."));
    const { code, out } = await run(root, "check");
    expect(code).toBe(1);
    expect(out).toContain("error[unknown-entity]");
    expect(out).not.toContain("specs/login");
  });

  it("says which name is none", async () => {
    const { code, out } = await run(project(config("[notes, logn]")), "check");
    expect(code).toBe(1);
    expect(out).toContain("openspec/config.yaml:2:25 error[config-no-capability]");
    expect(out).toContain("Did you mean `login`?");
  });
});

describe("a specification that was written without the notation", () => {
  it("is read, and not ok: the same is said twice at most, then how far each capability is and what to do", async () => {
    const root = project("schema: spec-driven\n");
    const { code, out } = await run(root, "check");
    expect(code).toBe(0);
    expect(out.match(/warning\[prose-scenario\]/g)).toHaveLength(2);
    expect(out).toMatch(/^read: 4 requirements, 5 scenarios/m);
    expect(out).toMatch(/^ {2}login +2 +0 +2 +0$/m);
    expect(out).toMatch(/^next: make notes strict, with `capabilities: \[notes\]`/m);
    const { out: json } = await run(root, "check", "--format", "json");
    expect(JSON.parse(json).result.counts.capabilityCounts).toMatchObject([
      { id: "login", compiled: true, scenarios: 2, running: 0 },
      // Without the notation one capability may say what breaks another.
      { id: "notes", compiled: true, scenarios: 3, running: 1 },
    ]);
  });
});
