import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeReport } from "../diagnostics/report.js";
import { openProject, type ProjectFlags } from "./open-project.js";
import { testProject } from "./testing/test-project.js";

const flags = (paths: ProjectFlags["paths"] = {}): ProjectFlags => ({ project: null, paths });
const open = (config: string | Uint8Array, given = flags()) =>
  openProject(given, testProject({ "openspec/config.yaml": config }));

/** `code line:column the text there`, for every diagnostic of a config.yaml. */
async function complaints(config: string | Uint8Array): Promise<readonly string[]> {
  const opened = await open(config);
  if (opened.kind !== "misconfigured") return [];
  const report = makeReport(opened.diagnostics, opened.sources);
  return report.diagnostics.map(({ code, at }) => {
    const { line, column } = report.place(at).start;
    return `${code} ${line}:${column} ${report.text(at.path)?.slice(at.start, at.end)}`.trimEnd();
  });
}

async function settled(config: string, given = flags()) {
  const opened = await open(config, given);
  if (opened.kind !== "open") throw new Error(`It did not open: ${JSON.stringify(opened)}`);
  const { root: _, ...paths } = opened.project.paths;
  return { ...opened.project.settings, ...paths };
}

describe("settings", () => {
  it("are read from specwright:, and the rest of the file is left to OpenSpec", async () => {
    const config = `schema: spec-driven
context: |
  Project: ecommerce-mini
  Layered.
rules: { specs: [one] }
anything: [goes]
specwright:
  version: 2.1.0-beta
  requireMeta: [Priority, Rationale]
  requireGivenWhenThen: true
  output: ./src/generated/
  steps: test/steps
  app: test/app.ts
  targets: [python]`;
    expect(await settled(config)).toEqual({
      title: "ecommerce-mini",
      version: "2.1.0-beta",
      requireMeta: ["Priority", "Rationale"],
      requireGivenWhenThen: true,
      unknown: "refuse",
      foreign: false,
      capabilities: null,
      targets: ["typescript", "python"],
      openspec: "openspec",
      output: "src/generated",
      features: "features",
      steps: "test/steps",
      handlers: "handlers",
      app: "test/app.ts",
    });
  });

  it("take a title of their own first, and the folder's name last", async () => {
    expect((await settled("context: 'Project: x'\nspecwright: { title: My API }")).title).toBe("My API");
    expect((await settled("")).title).toMatch(/^specwright-/);
    expect((await settled("specwright:\n")).title).toMatch(/^specwright-/);
  });

  it("give way to flags", async () => {
    const given = flags({ output: "out", steps: "steps" });
    expect(await settled("specwright: { output: generated2 }", given)).toMatchObject({
      output: "out",
      steps: "steps",
    });
  });

  it("say whether the project knows the contract", async () => {
    expect(await settled("specwright:\n")).toMatchObject({ foreign: false });
    expect(await settled("schema: spec-driven\n")).toMatchObject({ foreign: true });
  });

  it("follow YAML's anchors", async () => {
    expect(await settled("m: &m [A]\nspecwright: { requireMeta: *m }")).toMatchObject({ requireMeta: ["A"] });
  });
});

describe("mistakes in config.yaml", () => {
  it.each([
    ["specwright:\n  titel: x\n", "config-unknown-key 2:3 titel"],
    ["specwright:\n  requireMeta: Priority\n", "config-wrong-type 2:16 Priority"],
    ["specwright:\n  requireMeta: [1]\n", "config-wrong-type 2:16 [1]"],
    ["specwright:\n  targets: [pyhton]\n", "config-wrong-type 2:13 pyhton"],
    ["specwright:\n  requireGivenWhenThen: sometimes\n", "config-wrong-type 2:25 sometimes"],
    ["specwright: yes please\n", "config-wrong-type 1:13 yes please"],
    ["specwright:\n  title: 3\n", "config-wrong-type 2:10 3"],
    ["specwright:\n  output: ../x\n", "path-outside-project 2:11 ../x"],
    ["specwright:\n  output: a/../../x\n", "path-outside-project 2:11 a/../../x"],
    ["specwright:\n  app: /etc/app.ts\n", "path-outside-project 2:8 /etc/app.ts"],
    ["specwright:\n  output: .\n", "path-outside-project 2:11 ."],
    ["specwright:\n  output: openspec/out\n", "output-in-specs 1:1"],
    ["specwright: [\n", "config-unreadable 2:1"],
    ["specwright:\na: 1\na: 2\n", "config-unreadable 3:1 a"],
    ["specwright:\na: \tb: {", "config-unreadable"],
  ])("%j", async (config, expected) => {
    expect((await complaints(config)).join("\n")).toContain(expected);
  });

  it("are all said at once, each with its nearest name", async () => {
    const opened = await open("specwright:\n  titles: x\n  requiremeta: [a]\n");
    expect(opened).toMatchObject({
      diagnostics: [
        {
          message: "`titles` is not a setting of Specwright.",
          hint: expect.stringContaining("Did you mean `title`?"),
        },
        { hint: expect.stringContaining("Did you mean `requireMeta`?") },
      ],
    });
  });

  it("include bytes that are not UTF-8", async () => {
    expect(await complaints(Uint8Array.from([0x61, 0x3a, 0x20, 0xe9, 0x0a]))).toEqual([
      "spec-not-utf8 1:4 \ufffd",
    ]);
  });
});

describe("calling it wrongly", () => {
  it("is said where there is no project, with the one above", async () => {
    const root = testProject({});
    expect(await openProject(flags(), root)).toMatchObject({
      kind: "no-specification",
      message: "There is no folder `openspec` in this folder.",
      hint: expect.stringContaining("--project DIR"),
    });
    mkdirSync(join(root, "openspec"));
    mkdirSync(join(root, "a/b"), { recursive: true });
    expect(await openProject(flags(), join(root, "a/b"))).toMatchObject({
      hint: "There is one above: use `--project ../..`.",
    });
    expect(await openProject({ ...flags(), project: "c" }, root)).toMatchObject({ kind: "misuse" });
    expect(await openProject(flags({ output: "../x" }), root)).toMatchObject({ kind: "misuse" });
    expect(await openProject({ ...flags(), project: ".." }, join(root, "a"))).toMatchObject({ kind: "open" });
  });
});

describe("what OpenSpec tolerates", () => {
  const read = async (files: Readonly<Record<string, string>>) =>
    openProject(flags({}), testProject({ "openspec/specs/notes/spec.md": "# notes\n", ...files }));

  it.each(["rules:\n  apply:\n    - a\n    tdd: true\n", "a: 1\na: 2\n", "a: \tb: {"])(
    "is a warning, and what is specified is read leniently: %j",
    async (text) => {
      const opened = await read({ "openspec/config.yaml": text });
      expect(opened).toMatchObject({
        kind: "open",
        project: {
          settings: { foreign: true },
          diagnostics: [{ code: "config-ignored", severity: "warning" }],
        },
      });
    },
  );

  it("is config.yml, where there is no config.yaml", async () => {
    const yml = { "openspec/config.yml": "specwright:\n  title: Other\n" };
    expect(await read(yml)).toMatchObject({ project: { settings: { title: "Other", foreign: false } } });
    const both = { ...yml, "openspec/config.yaml": "specwright:\n  title: One\n" };
    expect(await read(both)).toMatchObject({ project: { settings: { title: "One" } } });
  });

  it("is a store in place of a specification, which is said", async () => {
    const config = { "openspec/config.yaml": "store: team\n" };
    const opened = await openProject(flags({}), testProject(config));
    expect(opened).toMatchObject({
      kind: "no-specification",
      message: expect.stringContaining("the store `team`"),
    });
    // What stands here comes first.
    expect(await read(config)).toMatchObject({ kind: "open" });
  });
});
