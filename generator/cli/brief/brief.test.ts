import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { changedProject, deletion, deletionHandler, proposal } from "../changed-project.testing.js";

// Each run is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const handlers = "server/handlers/notes.ts";
const words = `
#### Scenario: In words
- **WHEN** somebody cleans up
- **THEN** little is left

#### Scenario: For people
**Judged by**: people, because taste is theirs
- **THEN** it looks tidy
`;

function project(delta: string) {
  const made = changedProject();
  made.write("openspec/changes/drop-notes/proposal.md", proposal);
  made.write("openspec/changes/drop-notes/specs/notes/spec.md", delta);
  const brief = () => {
    const { status, out, err } = made.specwright("brief", "--change", "drop-notes", "--format", "json");
    expect(err).toBe("");
    return { status, ...JSON.parse(out) };
  };
  return { ...made, brief };
}

it("says of each scenario of a change how it stands, and follows the work to the end", () => {
  const { root, brief, write, specwright } = project(`${deletion}${words}`);
  const before = brief();
  expect(before).toMatchObject({
    status: 1,
    ok: false,
    command: "brief",
    result: {
      changes: ["drop-notes"],
      counts: { prose: 1, red: 1, notRun: 0, people: 1, green: 0 },
      trouble: null,
      handlers: [
        {
          name: "deleteNotesById",
          path: handlers,
          declarations: expect.stringContaining('Refusal<"NOTE_NOT_FOUND"'),
        },
      ],
      operations: expect.arrayContaining(["DELETE /notes/{id}: 204; NOTE_NOT_FOUND"]),
      entities: ["Note: id, title, done"],
      next: expect.stringMatching(/^Say in code .*npx specwright check --change drop-notes$/),
    },
  });
  expect(before.result.scenarios).toEqual([
    expect.objectContaining({
      id: "notes/delete-a-note/a-note-is-gone",
      state: "red",
      exchange: expect.objectContaining({
        request: expect.stringContaining("DELETE "),
        differences: [expect.stringContaining("declared are 204")],
        answer: expect.stringContaining("501"),
      }),
    }),
    expect.objectContaining({ state: "prose", reason: "nothing runs: WHEN somebody cleans up" }),
    expect.objectContaining({ state: "people", reason: "taste is theirs" }),
  ]);

  const printed = specwright("brief", "--change", "drop-notes").out;
  expect(printed).toMatch(
    /\n {2}sent: DELETE .*\n {2}contract: 501 .*\n {2}got: 501 application\/problem\+json \{.*\}\n/,
  );
  expect(printed).toContain("export type DeleteNotesByIdReply =");

  write("openspec/changes/drop-notes/specs/notes/spec.md", deletion);
  expect(brief().result.next).toMatch(
    /^npx specwright generate --change drop-notes, then npx specwright scaffold/,
  );
  const text = readFileSync(join(root, handlers), "utf8");
  write(handlers, text.replace("  };\n}", `${deletionHandler}  };\n}`));
  expect(brief()).toMatchObject({
    status: 0,
    ok: true,
    result: {
      counts: { red: 0, green: 1 },
      handlers: [],
      next: "npx specwright verify drop-notes, then npx specwright archive drop-notes",
    },
  });
  // Without the change the same is nothing to do, and the whole suite ran.
  expect(JSON.parse(specwright("brief", "--format", "json").out)).toMatchObject({
    ok: true,
    result: { counts: { green: 3 }, scenarios: [] },
  });
});

it("says the problems by their cause, and runs nothing then", () => {
  const { brief } = project(deletion.replaceAll("first.id", "second.id"));
  expect(brief()).toMatchObject({
    status: 1,
    result: {
      problems: [{ code: "unknown-name", severity: "error", count: 2, fix: expect.any(String) }],
      trouble: "the specification has errors",
      next: "Correct the errors, then: npx specwright check --change drop-notes",
    },
  });
});

it("calls nothing green where nothing could run, and hands out context and rules", () => {
  const { brief, write } = project(deletion);
  write("features/support/app.ts", "throw new Error('no application');\n");
  write(
    "openspec/config.yaml",
    "schema: specwright\ncontext: We keep notes.\nrules:\n  specs: [No abbreviations, 7]\n  tasks: none\nspecwright:\n  handlers: server/handlers\n",
  );
  expect(brief()).toMatchObject({
    status: 1,
    result: {
      counts: { green: 0, notRun: 1, red: 0 },
      project: { context: "We keep notes.", rules: [{ artifact: "specs", rules: ["No abbreviations"] }] },
    },
  });
});

it("names a change that is none", () => {
  const { specwright } = changedProject();
  expect(specwright("brief", "--change", "none")).toMatchObject({ status: 2, out: "" });
});
