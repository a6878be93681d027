import { rmSync } from "node:fs";
import { join } from "node:path";
import picocolors from "picocolors";
import { expect, test } from "vitest";
import { printExplanations } from "../../cli/explain/print.js";
import { explainScenarios } from "../../cli/explain/scenario.js";
import { makeReport } from "../../diagnostics/report.js";
import { checkProject } from "../check-project.js";
import { generateProject } from "../generate-project.js";
import { type Opened, openProject } from "../open-project.js";
import { notes } from "../testing/notes.js";
import { testProject, writeIn } from "../testing/test-project.js";

const journey = `Feature: Notes
  Background:
    Given a \`Note kept { text: "milk" }\`

  @requirement:notes/read-a-note
  Scenario Outline: Reading <what>
    When somebody reads \`GET /notes/<id>\`
    Then it is \`<answer>\`

    Examples:
      | what    | id        | answer               |
      | a note  | {kept.id} | 200 Note             |
      | nothing | none      | 404 NOTE_NOT_FOUND   |
`;
const open = async (root: string) => {
  const opened: Opened = await openProject({ project: root, paths: {} }, root);
  if (opened.kind !== "open") throw new Error(opened.kind);
  return opened.project;
};
const check = async (root: string) => {
  const checked = await checkProject(await open(root), {
    progress: () => undefined,
    needModel: true,
    changes: [],
  });
  const report = makeReport(checked.diagnostics, checked.sources);
  const said = report.diagnostics.map(({ code, at }) => {
    const { line, column } = report.place(at).start;
    return `${at.path}:${line}:${column} ${code}`;
  });
  return { ...checked, said };
};
const generate = async (root: string, isCheck: boolean) =>
  generateProject(await open(root), {
    check: isCheck,
    force: false,
    changes: [],
    progress: () => undefined,
  });

test("a feature stands beside the specification: counted, planned, tied to what it shows", async () => {
  const root = testProject({ ...notes, "features/reading.feature": journey });
  const { said, counts, model } = await check(root);
  expect(said).toEqual([]);
  expect(counts).toMatchObject({ scenarios: 5, runningScenarios: 5 });
  expect(model?.features).toMatchObject([
    {
      id: "reading",
      scenarios: [
        { id: "reading.feature/reading-a-note", row: 1, shows: ["notes/read-a-note"] },
        { id: "reading.feature/reading-nothing", row: 2, shows: ["notes/read-a-note"] },
      ],
    },
  ]);
});

test("the row that fills it in is explained with it", async () => {
  const root = testProject({ ...notes, "features/reading.feature": journey });
  const { model } = await check(root);
  if (model === null) throw new Error("there is no model");
  const explained = explainScenarios(model, "reading.feature");
  expect(explained.map(({ line, row }) => [line, row])).toEqual([
    [6, 12],
    [6, 13],
  ]);
  const printed = printExplanations(explained, picocolors.createColors(false));
  expect(printed).toContain("Reading nothing features/reading.feature:6 (row at 13)");
});

test("what is wrong in it is reported there, in the table of examples where that holds it, and once", async () => {
  const wrong = journey
    .replace("200 Note ", "200 Noet ")
    .replace("Note kept { text", "Note kept { txet")
    .replace("read-a-note", "read-a-noet");
  const root = testProject({ ...notes, "features/reading.feature": wrong });
  const { said } = await check(root);
  expect(said).toEqual([
    "features/reading.feature:3:26 request-refused",
    "features/reading.feature:5:3 unknown-tie",
    "features/reading.feature:12:35 unknown-entity",
  ]);
});

test("generated steps follow it, and fall behind it when it changes or goes", async () => {
  const root = testProject({ ...notes, "features/reading.feature": journey });
  expect((await generate(root, false)).diagnostics).toEqual([]);
  expect((await generate(root, true)).diagnostics).toEqual([]);
  writeIn(root, "features/reading.feature", journey.replace("milk", "bread"));
  const path = "generated/steps/features/reading.feature.ts";
  const stale = await generate(root, true);
  expect(stale.diagnostics.map(({ code, at }) => [code, at.path])).toEqual([["output-stale", path]]);
  rmSync(join(root, "features/reading.feature"));
  const gone = await generate(root, true);
  expect(gone.diagnostics.map(({ code, at }) => [code, at.path])).toContainEqual(["output-leftover", path]);
});

test("features alone are enough to run", async () => {
  const spec = (notes["openspec/specs/notes/spec.md"] ?? "").replace(/#### Scenario:[^#]*/g, "");
  const root = testProject({
    ...notes,
    "openspec/specs/notes/spec.md": spec,
    "features/reading.feature": journey,
  });
  const { counts, diagnostics } = await check(root);
  expect(counts).toMatchObject({ scenarios: 2, runningScenarios: 2 });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("one that is no text, is reported, and one deep in folders is found", async () => {
  const root = testProject({
    ...notes,
    "features/a/b/deep.feature": journey,
    "features/latin.feature": Buffer.from("Feature: caf\xe9", "latin1"),
  });
  const { said, model } = await check(root);
  expect(said).toEqual([
    "features/latin.feature:1:1 empty-feature",
    "features/latin.feature:1:13 spec-not-utf8",
  ]);
  expect(model?.features.map(({ id }) => id)).toContain("a/b/deep");
});

test("a file that Cucumber would not read is no silent part of the project, and neither is an empty one", async () => {
  const root = testProject({
    ...notes,
    "features/reading.Feature": journey,
    "features/empty.feature": "",
    "features/comment.feature": "# to do\n",
  });
  expect((await check(root)).said).toEqual([
    "features/comment.feature:1:1 empty-feature",
    "features/empty.feature:1:1 empty-feature",
    "features/reading.Feature:1:1 feature-ending",
  ]);
});

test("a phrase is planned where it is used, and what is wrong with that is reported there", async () => {
  const steps = `import { When } from "@cucumber/cucumber";
When("somebody reads {word}", (what: string) => \`they read: \\\`GET /notes/{\${what}.id}\\\`\`);
`;
  const feature = journey.replace("somebody reads `GET /notes/<id>`", "somebody reads <id>");
  const root = testProject({
    ...notes,
    "features/reading.feature": feature.replace("{kept.id}", "kept     ").replace("| none ", "| lost "),
    "features/steps/reading.ts": steps,
  });
  const { said, model } = await check(root);
  expect(said).toEqual(["features/reading.feature:7:5 unknown-name"]);
  expect(model?.features[0]?.scenarios[0]?.steps[1]?.binding).toMatchObject({
    kind: "plan",
    phrase: "somebody reads {word}",
    plan: { send: { operation: "getNotesById" } },
  });
});

test("whatever is wrong with a phrase names its definition, and an unclosed tick is reported there alone", async () => {
  const step = (text: string) => ({
    ...notes,
    "features/reading.feature": "Feature: Notes\n  Scenario: One\n    When somebody reads\n    Then `200`\n",
    "features/steps/reading.ts": `import { When } from "@cucumber/cucumber";\nWhen("somebody reads", () => "${text}");\n`,
  });
  const found = async (text: string) => {
    const { diagnostics } = await check(testProject(step(text)));
    return diagnostics.map(({ code, at, related }) => [code, at.path, ...related.map((one) => one.at.path)]);
  };
  const [feature, steps] = ["features/reading.feature", "features/steps/reading.ts"];
  expect(await found("`GET /nots/x`")).toEqual([["unknown-operation", feature, steps]]);
  expect(await found("`GET /notes/{x.id}`")).toEqual([["unknown-name", feature, steps]]);
  expect(await found("a `Nota x`, `GET /notes`")).toContainEqual(["misplaced-span", feature, steps]);
  expect(await found("`get /notes`")).toEqual([["near-miss", feature, steps]]);
  expect(await found("`GET /notes {`")).toEqual([["broken-span", steps, feature]]);
  expect(await found("`GET /notes")).toEqual([["unclosed-code", steps, feature]]);
});

test("a table under a phrase is reported where it stands", async () => {
  const steps = `import { When } from "@cucumber/cucumber";
When("somebody writes", () => "they write: \`POST /notes\`");
`;
  const feature =
    "Feature: Notes\n  Scenario: A slip\n    When somebody writes\n      | txet |\n      | milk |\n    Then `201 Note`\n";
  const root = testProject({
    ...notes,
    "features/writing.feature": feature,
    "features/steps/writing.ts": steps,
  });
  expect((await check(root)).said).toEqual(["features/writing.feature:4:9 request-refused"]);
});
