import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { compileSources } from "../../tests/laws/compile-sources.js";
import { countsOf } from "../counts.js";
import { testProject } from "../testing/test-project.js";
import { mistakes } from "./mistakes.js";
import { notationPage } from "./notation-page.js";
import { skillText } from "./skill.js";
import { notationText, specsInstruction, workflowFiles } from "./workflow-schema.js";

const repository = fileURLToPath(new URL("../../..", import.meta.url));

const compiled = (text: string) => {
  const { diagnostics, model } = compileSources([{ path: "openspec/specs/books/spec.md", text }]);
  return { codes: diagnostics.map(({ code }) => code), counts: countsOf(model) };
};

/** A small specification with the steps of one scenario in it. */
const mistakesIn = (steps: string): string => `# books Specification

## Purpose
Keeps the books of a library, for its librarians and its readers to find.

## Requirements

### Requirement: Keep books
The system SHALL answer \`POST /books Book\` with \`201 Book\`.

\`Book\`

| Field   | Type   | Rules         |
| ------- | ------ | ------------- |
| \`id\`    | string | read-only     |
| \`title\` | string | length 1..200 |

#### Scenario: Tried
${steps}

### Requirement: Read and change a book
The system SHALL answer \`GET /books/{id}\` with \`200 Book\`, \`PATCH /books/{id} partial Book\` with \`200 Book\`, and both
with \`404 BOOK_NOT_FOUND\` where there is none.

#### Scenario: None
- **WHEN** it is read: \`GET /books/none\`
- **THEN** \`404 BOOK_NOT_FOUND\`
`;

/** A project with the workflow, and the OpenSpec CLI in it. */
function workflowProject() {
  const own = [...workflowFiles].map(([path, text]) => [`openspec/schemas/specwright/${path}`, text]);
  const root = testProject({
    ...Object.fromEntries(own),
    "openspec/config.yaml":
      "schema: specwright\ncontext: |\n  We lend books.\nrules:\n  specs:\n    - Amounts are in cents.\n",
  });
  return (...words: readonly string[]) => {
    const binary = join(repository, "node_modules/@fission-ai/openspec/bin/openspec.js");
    const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...words], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, OPENSPEC_TELEMETRY: "0", DO_NOT_TRACK: "1", CI: "1", NO_COLOR: "1" },
    });
    expect({ status, stderr: status === 0 ? "" : stderr + stdout }).toEqual({ status: 0, stderr: "" });
    return stdout;
  };
}

it("has the first page of the notation as it stands in docs/notation.md", () => {
  // Where it differs: npx tsx scripts/build/print-notation-page.ts
  expect(notationPage).toBe(readFileSync(join(repository, "docs/notation.md"), "utf8"));
  expect(notationText).not.toMatch(/\]\(|contract\.md|error-bodies/);
});

it("teaches the notation in at most 10,000 characters, with a specification that compiles and runs", () => {
  expect(specsInstruction.length).toBeLessThanOrEqual(10_000);
  for (const taught of [specsInstruction, skillText]) {
    const text = /````markdown\n(?<text>.*?)````/s.exec(taught)?.groups?.text ?? "";
    expect(compiled(text)).toMatchObject({ codes: [], counts: { scenarios: 8, runningScenarios: 8 } });
  }
});

it("is a workflow that OpenSpec accepts, and that it hands out with context and rules", () => {
  const openspec = workflowProject();
  expect(openspec("schema", "validate", "specwright")).toMatch(/valid/i);
  openspec("new", "change", "lend-books");
  const specs = openspec("instructions", "specs", "--change", "lend-books");
  expect(specs).toContain("We lend books.");
  expect(specs).toContain("Amounts are in cents.");
  expect(specs).toContain(notationText);
  const tasks = openspec("instructions", "tasks", "--change", "lend-books");
  expect(tasks).toContain("- [ ] N.3 `npx specwright verify <change>` exits with 0");
  const apply = openspec("instructions", "apply", "--change", "lend-books", "--json");
  expect(JSON.parse(apply)).toMatchObject({ schemaName: "specwright" });
}, 60_000);

it("ends its tasks and the work on them with verify", () => {
  const last = (text: string) => text.trim().split("\n").at(-1);
  expect(last(workflowFiles.get("templates/tasks.md") ?? "")).toContain("specwright verify");
  const schema = workflowFiles.get("schema.yaml") ?? "";
  expect(schema.slice(schema.indexOf("\napply:"))).toContain("Finish with `npx specwright verify <change>`");
});

it.each(mistakes)(
  "names the mistake $code, and takes what is written in its place",
  ({ code, wrong, right }) => {
    expect(compiled(mistakesIn(right))).toMatchObject({
      codes: [],
      counts: { scenarios: 2, runningScenarios: 2 },
    });
    expect(compiled(mistakesIn(wrong)).codes).toContain(code);
    for (const text of [wrong, right]) expect(skillText).toContain(text);
  },
);

it("is named as the skill's folder is", () => {
  const folder = dirname(".claude/skills/specwright/SKILL.md").split("/").at(-1);
  expect(skillText).toMatch(new RegExp(`^---\nname: ${folder}\n`));
});
