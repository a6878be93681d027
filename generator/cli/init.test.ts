import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import picocolors from "picocolors";
import { describe, expect, it } from "vitest";
import { notesSpec } from "../project/testing/notes.js";
import { testProject, writeIn } from "../project/testing/test-project.js";
import { main } from "./main.js";

const repository = resolve(import.meta.dirname, "../..");

/** Runs the command line; a question gets `answer`, and there is no terminal where that is `null`. */
async function init(cwd: string, answer: boolean | null, ...args: readonly string[]) {
  const [out, err, asked]: [string[], string[], string[]] = [[], [], []];
  const colors = picocolors.createColors(false);
  const confirm = async (question: string) => {
    asked.push(question);
    return answer === true;
  };
  const code = await main(["init", ...args], {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    redraw: () => expect.unreachable(),
    colors,
    errorColors: colors,
    width: 140,
    live: false,
    confirm: answer === null ? null : confirm,
    cwd,
  });
  return { code, out: out.join(""), err: err.join(""), asked };
}

const read = (root: string, path: string) => readFileSync(join(root, path), "utf8");
const foreign =
  "# Login\n\n## Purpose\nLets people in.\n\n## Requirements\n\n### Requirement: Log in\nThe system SHALL let people in.\n\n#### Scenario: In\n- **WHEN** somebody logs in\n- **THEN** a page is shown\n";

describe("in an empty folder", () => {
  it("writes a project that is green, and finds nothing missing afterwards", async () => {
    const root = testProject({});
    const { code, out, asked } = await init(root, true);
    expect({ code, asked }).toEqual({ code: 0, asked: ["Write 14 files?"] });
    expect(out).toContain("create openspec/specs/notes/spec.md");
    expect(out).toContain("ok: all files are written. Next:\n  npm install ");
    expect(await init(root, null)).toMatchObject({ code: 0, out: "ok: nothing is missing\n" });
    symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
    const run = (script: string, ...args: readonly string[]) => {
      const words = [join(repository, script), ...args];
      const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: "utf8" });
      return { status, said: stdout + stderr };
    };
    expect(run("node_modules/typescript/bin/tsc")).toEqual({ status: 0, said: "" });
    const binary = "generator/bin/specwright.mjs";
    expect(run(binary, "generate", "--check")).toMatchObject({ status: 0 });
    expect(run(binary, "test")).toMatchObject({
      status: 0,
      said: expect.stringContaining("scenarios     3: 3 passed"),
    });
  }, 60_000);

  it("writes nothing before it is allowed to", async () => {
    const root = testProject({});
    expect(await init(root, false)).toMatchObject({ code: 0, err: "" });
    expect(await init(root, null)).toMatchObject({
      code: 2,
      out: expect.stringContaining("create package.json"),
      err: expect.stringContaining("--yes"),
    });
    expect(readdirSync(root)).toEqual([]);
  });

  it("asks no question with --yes, and lists for programs what it wrote", async () => {
    const { code, out, asked } = await init(testProject({}), true, "--yes", "--format", "json");
    expect({ code, asked }).toEqual({ code: 0, asked: [] });
    expect(JSON.parse(out)).toMatchObject({ command: "init", ok: true, result: { files: { length: 14 } } });
  });
});

describe("where something is there", () => {
  it("adds to a TypeScript project what it lacks, and alters nothing", async () => {
    const files = {
      "package.json": '{\n\t"name": "theirs",\n\t"scripts": { "test": "vitest" }\n}\n',
      "tsconfig.json": "{ /* theirs */ }",
      "main.ts": "export {};\n",
      ".gitignore": "dist\n",
    };
    const root = testProject(files);
    const { code, out } = await init(root, null, "--yes");
    expect(code).toBe(0);
    expect(out).toContain("extend package.json");
    expect(out).toContain('note: package.json has no "type": "module"');
    expect(JSON.parse(read(root, "package.json"))).toMatchObject({
      name: "theirs",
      scripts: { test: "vitest" },
    });
    for (const path of ["tsconfig.json", "main.ts", ".gitignore"] as const)
      expect(read(root, path)).toBe(files[path]);
    expect(existsSync(join(root, "server/main.ts"))).toBe(true);
  });

  it("leaves the specification of an OpenSpec project as it is, and says how that is read", async () => {
    const root = testProject({
      "openspec/specs/login/spec.md": foreign,
      "openspec/config.yaml": "schema: spec-driven\n",
    });
    const { code, out } = await init(root, null, "--yes");
    expect(code).toBe(0);
    expect(out).toContain("note: openspec/config.yaml has no section `specwright:`");
    expect(out).toContain("npx specwright check");
    expect(read(root, "openspec/config.yaml")).toBe("schema: spec-driven\n");
    expect(out).toContain(
      "note: openspec/config.yaml says `schema: spec-driven`, so assistants follow another workflow.",
    );
    expect(read(root, "openspec/schemas/specwright/schema.yaml")).toContain("npx specwright verify <change>");
    expect(read(root, ".claude/skills/specwright/SKILL.md")).toBe(
      read(root, ".agents/skills/specwright/SKILL.md"),
    );
    expect(readdirSync(join(root, "openspec/specs"))).toEqual(["login"]);
    expect(existsSync(join(root, "server"))).toBe(false);
  });

  it("adds its settings to those of a folder that specifies nothing yet, and goes by what they say", async () => {
    const root = testProject({ "openspec/config.yaml": "context: ours" });
    expect(await init(root, null, "--yes")).toMatchObject({ code: 0 });
    expect(read(root, "openspec/config.yaml")).toBe(
      "context: ours\nspecwright:\n  handlers: server/handlers\n",
    );
    const own = testProject({
      "openspec/config.yaml": "specwright:\n  handlers: src/api\n  output: src/gen\n",
    });
    expect(await init(own, null, "--yes")).toMatchObject({ code: 0 });
    expect(existsSync(join(own, "src/main.ts"))).toBe(true);
    expect(read(own, "src/api/notes.ts")).toContain('"../gen/handlers.js"');
  });

  it("leaves a skill and a workflow that are there as they are", async () => {
    const files = {
      "openspec/schemas/specwright/schema.yaml": "name: ours\n",
      ".claude/skills/specwright/SKILL.md": "ours\n",
    };
    const root = testProject(files);
    expect(await init(root, null, "--yes")).toMatchObject({ code: 0 });
    for (const [path, text] of Object.entries(files)) expect(read(root, path)).toBe(text);
  });

  it("has nothing to do where all is there", async () => {
    const root = testProject({});
    await init(root, null, "--yes");
    writeIn(root, "openspec/specs/notes/spec.md", notesSpec);
    expect(await init(root, null, "--yes")).toMatchObject({ code: 0, out: "ok: nothing is missing\n" });
  });
});

describe("what cannot be written", () => {
  it.each(["{", "[]"])("a package.json of %s is named", async (text) => {
    const root = testProject({ "package.json": text });
    expect(await init(root, null, "--yes")).toMatchObject({
      code: 2,
      err: expect.stringContaining("Nothing can be added to package.json: it is not a JSON object."),
    });
    expect(readdirSync(root)).toEqual(["package.json"]);
  });

  it("a link that leads out of the project is not followed", async () => {
    const [root, elsewhere] = [testProject({}), testProject({})];
    mkdirSync(join(root, "openspec"));
    symlinkSync(elsewhere, join(root, "openspec/specs"));
    const { code, out } = await init(root, null, "--yes");
    expect(code).toBe(1);
    expect(out).toContain("error[output-blocked]");
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(existsSync(join(root, "package.json"))).toBe(false);
  });

  it("a folder of skills that is a link to the other is written once", async () => {
    const root = testProject({ "openspec/specs/notes/spec.md": notesSpec });
    mkdirSync(join(root, ".agents"));
    symlinkSync(".agents", join(root, ".claude"));
    expect(await init(root, null, "--yes")).toMatchObject({ code: 0, err: "" });
    expect(read(root, ".claude/skills/specwright/SKILL.md")).toMatch(/^---\nname: specwright\n/);
    expect(await init(root, null)).toMatchObject({ code: 0, out: "ok: nothing is missing\n" });
  });

  it("a folder that is none is named", async () => {
    expect(await init(testProject({}), null, "--project", "none")).toMatchObject({ code: 2 });
  });
});

it("writes the workflow that docs/ci.md shows", async () => {
  const root = testProject({});
  await init(root, null, "--yes");
  expect(readFileSync(join(repository, "docs/ci.md"), "utf8")).toContain(
    `\`\`\`yaml\n${read(root, ".github/workflows/specification.yml")}\`\`\`\n`,
  );
});
