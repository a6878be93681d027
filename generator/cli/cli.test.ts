import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { notes, notesSpec } from "../project/testing/notes.js";
import { testProject, writeIn } from "../project/testing/test-project.js";
import { run } from "./run.testing.js";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const binary = path("../bin/specwright.mjs");
const spec = "openspec/specs/notes/spec.md";

// Each run is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });
const patience = { timeout: 30_000, interval: 50 };

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the real binary. */
function runBinary(cwd: string, ...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...args], {
    cwd,
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}

beforeAll(() => {
  const built = spawnSync(process.execPath, [path("../../scripts/build/build.mjs")], { encoding: "utf8" });
  expect(built.stderr + built.stdout).toBe("");
}, 60_000);

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

const broken = { ...notes, [spec]: notesSpec.replace("`201 Note`.", "`201 Nite`.") };
const read = (root: string, name: string) => readFileSync(join(root, name), "utf8");

describe("specwright check", () => {
  it("says that all is well, and writes nothing", async () => {
    const root = testProject();
    expect(runBinary(root, "check")).toEqual({
      code: 0,
      out: "ok: 3 requirements, 3 scenarios, 2 operations\n",
      err: "",
    });
    expect(readdirSync(root)).toEqual(["openspec"]);
  });

  it("is not ok where a scenario cannot run, unless the specification is written without the notation", async () => {
    const prose = notesSpec.replace("reads `GET /notes/none`", "reads what is not there");
    const strict = await run(testProject({ ...notes, [spec]: prose }), "check");
    expect(strict.code).toBe(1);
    expect(strict.out).toMatch(
      /\nnot ok: 3 requirements, .*, 2 of 3 scenarios can run, 1 of 7 steps unbound\n {2}capability/,
    );
    expect(strict.out).toMatch(/\nnext: say in code what is sent and expected in 1 scenario of notes, .*\n$/);
    const words = notesSpec.replaceAll("`", "").replace(/\| .*\n/g, "");
    const lenient = await run(testProject({ [spec]: words }), "check");
    expect(lenient.code).toBe(0);
    expect(lenient.out).toMatch(/^read: .*, 0 of 3 scenarios can run/m);
  });

  it("is not ok where there is no requirement at all", async () => {
    const none = await run(testProject({ "openspec/project.md": "" }), "check");
    expect(none).toMatchObject({ code: 1, err: "" });
    expect(none.out).toContain("not ok: there is no requirement");
    const empty = await run(testProject({ [spec]: "# Notes\n\n## Purpose\nNothing yet.\n" }), "check");
    expect(empty).toMatchObject({ code: 1, err: "" });
  });

  it("generates nothing, and removes nothing, where there is no requirement", async () => {
    const root = testProject({ [spec]: notesSpec });
    expect(await run(root, "generate")).toMatchObject({ code: 0 });
    const before = readFileSync(join(root, "generated/openapi.json"), "utf8");
    rmSync(join(root, "openspec/specs"), { recursive: true });
    for (const words of [["generate"], ["generate", "--check"], ["generate", "--force"]]) {
      const none = await run(root, ...words);
      expect(none).toMatchObject({ code: 1, err: "" });
      expect(none.out).toContain("not ok: there is no requirement, so nothing was generated");
    }
    expect(readFileSync(join(root, "generated/openapi.json"), "utf8")).toBe(before);
  });

  it("shows what is wrong in each form, and ends with 1", async () => {
    const root = testProject(broken);
    const pretty = runBinary(root, "check");
    expect(pretty.code).toBe(1);
    expect(pretty.out).toContain(`${spec}:24:54 error[unknown-entity]`);
    expect(pretty.out).toMatch(/\n {2}24 \| The system SHALL answer .*\n +\| +\^+\n/);
    expect(pretty.out).toMatch(/\n\d+ errors?/);
    expect(pretty.out).not.toContain("\u001b");
    const json = await run(root, "check", "--format", "json");
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({ version: 1, command: "check", ok: false });
    const github = await run(root, "check", "--format", "github");
    expect(github.out).toMatch(
      /^::error file=openspec\/specs\/notes\/spec.md,line=24,.*,title=unknown-entity::/m,
    );
  });

  it("names files from where the user stands", async () => {
    const root = testProject(broken);
    expect((await run(join(root, "openspec"), "check", "--project", "..")).out).toContain(
      `../${spec}:24:54 `,
    );
  });

  it("ends quietly where its reader has read enough", async () => {
    const root = testProject(broken);
    const shell = `"${process.execPath}" "${binary}" check --format json | true`;
    const { stderr } = spawnSync("sh", ["-c", shell], { cwd: root, encoding: "utf8" });
    expect(stderr).toBe("");
  });

  it("explains of each request that is to be refused why it is", async () => {
    const rows = [
      "#### Scenario: Texts that cannot be",
      "- **WHEN** somebody writes `POST /notes Note`",
      "",
      "  | text | colour |",
      "  | ---- | ------ |",
      '  | ""   |        |',
      "  | 5    | red    |",
      "  |      |        |",
      "",
      "- **THEN** `3 x 400 VALIDATION_FAILED`",
    ];
    const root = testProject({ ...notes, [spec]: `${notesSpec}\n${rows.join("\n")}\n` });
    const { code, out } = await run(root, "check", "--explain", "texts-that-cannot-be");
    expect(code).toBe(0);
    expect(out.split("\n").filter((line) => line.includes("<x"))).toEqual([
      "        <x 400 VALIDATION_FAILED: `text` must have 1..200 characters, not 0",
      "        <x 400 VALIDATION_FAILED: `text` must be a text; `colour` is not a field of `Note`",
      "        <x 400 VALIDATION_FAILED: `text` is missing",
    ]);
  });

  it("explains what each step sends and checks", async () => {
    const root = testProject();
    const { code, out } = await run(root, "check", "--explain", "read-a-note");
    expect({ code, out }).toEqual({
      code: 0,
      out: [
        `Read a note: Nobody wrote it ${spec}:33`,
        "  When  somebody reads `GET /notes/none`",
        "        -> as nobody (anonymous): GET /notes/none",
        "        =? every answer follows its contract",
        "  Then  there is none: `404 NOTE_NOT_FOUND`",
        "        =? every answer is 404 NOTE_NOT_FOUND",
        "",
        "ok: 3 requirements, 3 scenarios, 2 operations",
        "",
      ].join("\n"),
    });
    const json = JSON.parse((await run(root, "check", "--explain", "--format", "json")).out);
    expect(json.result.scenarios).toHaveLength(3);
    const missed = await run(root, "check", "--explain", "nonsense");
    expect(missed.code).toBe(2);
    expect(missed.err).toContain(
      `No scenario's id contains "nonsense". It says capability, requirement and scenario: "notes/a-note/it-has-a-text".`,
    );
  });
});

describe("specwright generate", () => {
  it("writes once, and again only what changed", async () => {
    const root = testProject();
    expect((await run(root, "generate")).out).toMatch(
      /^ok: .* -> generated\/: 9 written, 0 unchanged in \d+\.\d\d s\n$/,
    );
    expect((await run(root, "generate")).out).toContain("generated/: 9 unchanged");
    expect(await run(root, "generate", "--check")).toMatchObject({ code: 0 });
    writeIn(root, spec, notesSpec.replace("length 1..200", "length 1..300"));
    const check = await run(root, "generate", "--check");
    expect(check.code).toBe(1);
    expect(check.out).toContain("generated/schemas.ts");
    expect(check.out).toContain("error[output-stale]");
    expect(check.out).toMatch(/\n {4}\+.*length\(1, 300\)/);
    expect(check.out).not.toContain("manifest.json");
    expect((await run(root, "generate")).out).toMatch(/[1-8] written, \d unchanged/);
    expect(await run(root, "generate", "--check")).toMatchObject({ code: 0 });
  });

  it("makes Python where it is asked to, in one run or by the settings, and leaves it alone elsewhere", async () => {
    const root = testProject();
    expect((await run(root, "generate")).code).toBe(0);
    expect((await run(root, "generate", "--target", "python")).out).toContain(
      "generated/: 8 written, 0 unchanged",
    );
    expect(await run(root, "generate", "--check")).toMatchObject({ code: 0 });
    writeIn(root, "generated/python/contract/app.py", "mine");
    expect((await run(root, "generate")).out).toContain("generated/: 9 unchanged");
    expect(await run(root, "generate", "--check", "--target", "python")).toMatchObject({ code: 1 });
    expect(await run(root, "generate", "--target", "java")).toMatchObject({ code: 2 });
  });

  it("keeps to itself what a person did to a generated file, until forced", async () => {
    const root = testProject();
    await run(root, "generate");
    const routes = read(root, "generated/routes.ts");
    writeIn(root, "generated/routes.ts", `${routes}// mine\n`);
    for (const args of [["generate"], ["generate", "--check"]]) {
      const { code, out } = await run(root, ...args);
      expect(code).toBe(1);
      expect(out).toMatch(/generated\/routes\.ts:\d+:1 error\[output-edited\]/);
      expect(out).toContain("    -// mine\n");
      expect(out).toContain("generate --force");
    }
    expect(read(root, "generated/routes.ts")).toContain("// mine");
    expect((await run(root, "generate", "--force")).code).toBe(0);
    expect(read(root, "generated/routes.ts")).toBe(routes);
  });

  it("names a missing file, a leftover one and a missing manifest", async () => {
    const greeting = "`GET /hello`";
    const other = `# Greeting\n\n## Purpose\nGreet.\n\n## Requirements\n\n### Requirement: Say hello\nIt SHALL answer ${greeting} with \`204\`.\n\n#### Scenario: Hello\n- **WHEN** ${greeting}\n- **THEN** \`204\`\n`;
    const root = testProject({ ...notes, "openspec/specs/greeting/spec.md": other });
    expect((await run(root, "generate")).code).toBe(0);
    rmSync(join(root, "generated/handlers.ts"));
    expect((await run(root, "generate", "--check")).out).toMatch(
      /^generated\/handlers\.ts error\[output-missing\]/,
    );
    await run(root, "generate");
    rmSync(join(root, "generated/manifest.json"));
    expect((await run(root, "generate", "--check")).out).toMatch(
      /^generated\/manifest\.json error\[output-missing\]/,
    );
    await run(root, "generate");
    rmSync(join(root, "openspec/specs/greeting"), { recursive: true });
    const without = await run(root, "generate", "--check");
    expect(without.out).toContain("generated/features/greeting.feature:1:1 error[output-leftover]");
    await run(root, "generate");
    expect(readdirSync(join(root, "generated/features"))).toEqual(["notes.feature"]);
  });

  it("writes nothing where the specification has an error", async () => {
    const root = testProject(broken);
    expect(await run(root, "generate")).toMatchObject({ code: 1, err: "" });
    expect(existsSync(join(root, "generated"))).toBe(false);
  });

  it("gives the same with kept results as without", async () => {
    const removal = "## REMOVED Requirements\n\n### Requirement: Read a note\n";
    const files = { ...notes, "openspec/changes/less/specs/notes/spec.md": removal };
    const [kept, fresh] = [testProject(files), testProject(files)];
    const commands = [["generate"], ["check", "--change", "less"], ["check"]];
    writeIn(kept, "node_modules/.keep", "");
    const plain = ({ code, out }: Ended) => ({
      code,
      out: out.replace(/ in \d+\.\d\d s/, ""),
    });
    for (const text of [notesSpec, notesSpec.replace("1..200", "1..300"), broken[spec] ?? ""]) {
      writeIn(kept, spec, text);
      writeIn(fresh, spec, text);
      for (const args of commands) {
        expect(plain(runBinary(kept, ...args)), args.join(" ")).toEqual(plain(await run(fresh, ...args)));
      }
    }
    expect(existsSync(join(kept, "node_modules/.cache/specwright"))).toBe(true);
    expect(read(kept, "generated/manifest.json")).toBe(read(fresh, "generated/manifest.json"));
  });

  it("watches until it is interrupted", async () => {
    const root = testProject();
    const child = spawn(process.execPath, [binary, "generate", "--watch"], { cwd: root });
    onTestFinished(() => void child.kill("SIGKILL"));
    let out = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (out += String(text)));
    const ended = new Promise((resolve) => child.on("exit", resolve));
    await vi.waitFor(() => expect(out).toContain("Watching"), patience);
    writeIn(root, spec, notesSpec.replace("length 1..200", "length 1..300"));
    await vi.waitFor(() => expect(read(root, "generated/schemas.ts")).toContain("length(1, 300)"), patience);
    const steps = "generated/steps/features/reading.feature.ts";
    const feature =
      "Feature: Notes\n  Scenario: One\n    When `GET /notes/none`\n    Then `404 NOTE_NOT_FOUND`\n";
    writeIn(root, "features/reading.feature", feature);
    await vi.waitFor(() => expect(read(root, steps)).toContain("none"), patience);
    writeIn(root, "features/reading.feature", feature.replace("none", "lost"));
    await vi.waitFor(() => expect(read(root, steps)).toContain("lost"), patience);
    child.kill("SIGINT");
    expect(await ended).toBe(0);
  });
});

describe("calling it wrongly", () => {
  it.each([
    [[], "Usage: specwright"],
    [["chek"], "Did you mean check?"],
    [["check", "--formt", "json"], "Did you mean --format?"],
    [["check", "--format", "xml"], "pretty, json, github"],
    [["generate", "--check", "--force"], "--check writes nothing"],
    [["test", "--start", "node server.js"], "--start needs --base-url"],
    [["test", "--tags", "@a and"], "`--tags @a and` is no tag expression"],
    [["test", "A (note"], "`A (note` selects no scenarios"],
    [["check", "surplus"], "too many arguments"],
    [["check", "--project", "nowhere"], "There is no folder `nowhere`"],
    [["generate", "--output", "../x"], "leads outside the project"],
  ])("%j ends with 2", async (args, words) => {
    const { code, out, err } = await run(testProject(), ...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(words);
  });

  it("ends with 2 where there is no project and where config.yaml is wrong", async () => {
    expect(runBinary(testProject({}), "check")).toMatchObject({ code: 2, out: "" });
    const { code, out } = await run(
      testProject({ ...notes, "openspec/config.yaml": "specwright:\n  outptu: x\n" }),
      "check",
    );
    expect(code).toBe(2);
    expect(out).toContain("openspec/config.yaml:2:3 error[config-unknown-key]");
    expect(out).toContain("Did you mean `output`?");
  });

  it("prints help with examples for every command, and the version", async () => {
    const root = testProject({});
    for (const command of ["check", "generate", "scaffold", "test"]) {
      const { code, out } = await run(root, command, "--help");
      expect(code).toBe(0);
      expect(out).toContain(`\nExamples:\n  $ specwright ${command}`);
    }
    expect(await run(root, "--help")).toMatchObject({ code: 0, out: expect.stringContaining("Exit codes") });
    const { version } = JSON.parse(readFileSync(path("../package.json"), "utf8"));
    expect(runBinary(root, "--version")).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });
});

describe("specwright scaffold and test", () => {
  it("scaffold writes handlers that answer 501, and says the second time that nothing is missing", async () => {
    const root = testProject();
    await run(root, "generate");
    const first = await run(root, "scaffold");
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(first.out).toContain("created: handlers/");
    expect((await run(root, "scaffold")).out).toBe("ok: nothing is missing\n");
  });

  it("scaffold leaves nothing stale: what it binds is bound in the generated suite, too", async () => {
    const unbound = notesSpec.replace("- **THEN**", "- **AND** the lamp is lit\n- **THEN**");
    expect(unbound).not.toBe(notesSpec);
    const root = testProject({ "openspec/specs/notes/spec.md": unbound });
    await run(root, "generate");
    const { code, out } = await run(root, "scaffold");
    expect(code).toBe(0);
    expect(out).toContain("created: features/steps/pending-steps.ts the lamp is lit");
    expect(await run(root, "generate", "--check")).toMatchObject({ code: 0 });
  });

  it("test starts the server it judges, and says what that said where it did not answer", async () => {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const port = await freePort();
    const url = ["--base-url", `http://127.0.0.1:${port}`];
    const shop = `PORT=${port} STORE=memory exec "${process.execPath}" --conditions=source --import tsx runtime/main.ts`;
    const good = runBinary(root, "test", "It lives", "--start", shop, ...url);
    expect(good).toMatchObject({ code: 0, err: "" });
    expect(good.out).toContain("1 passed");
    const bad = runBinary(root, "test", "It lives", "--start", "echo no luck; exit 3", ...url);
    expect(bad).toMatchObject({ code: 1, err: "The server said:\n  no luck\n\n" });
    expect(bad.out).toContain(`"echo no luck; exit 3" ended with exit code 3 before ${url[1]} answered.`);
  });

  it("test says beside the step why the server it started failed, though its log comes late", async () => {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), "specwright-faulty-"));
    const file = join(folder, "faulty.mjs");
    const server = `
      import { createServer } from "node:http";
      process.on("SIGTERM", () => { console.log("id-1 GET /healthz TypeError: no such row"); process.exit(); });
      createServer((q, s) => s.writeHead(500, { "x-request-id": "id-1" }).end()).listen(${port}, "127.0.0.1");`;
    writeFileSync(file, server);
    const start = `exec "${process.execPath}" ${file}`;
    const { code, out, err } = runBinary(
      root,
      "test",
      "It lives",
      "--start",
      start,
      "--base-url",
      `http://127.0.0.1:${port}`,
    );
    rmSync(folder, { recursive: true });
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain("answered 500\n      because: id-1 GET /healthz TypeError: no such row\n");
  });

  it("test does not run a suite of another specification", async () => {
    const root = testProject();
    const { code, out } = runBinary(root, "test");
    expect(code).toBe(1);
    expect(out).toMatch(
      /^generated\/ error\[output-none\] Nothing is generated yet: none of the \d+ files is here\./,
    );
    expect(out).toContain("\n1 error\n");
  });
});
