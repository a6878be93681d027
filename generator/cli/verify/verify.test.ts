import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { archive as archiveAtOnce } from "../../change/testing/openspec.js";
import { binary, changedProject, deletion, deletionHandler, proposal } from "../changed-project.testing.js";

// Each run is several processes, which take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const delta = "openspec/changes/drop-notes/specs/notes/spec.md";
const evidence = "openspec/changes/drop-notes/evidence.json";
const handlers = "server/handlers/notes.ts";
const gone = "notes/delete-a-note/a-note-is-gone";

function withDeletion() {
  const project = changedProject();
  project.write("openspec/changes/drop-notes/proposal.md", proposal);
  project.write(delta, deletion);
  const read = (path: string) => readFileSync(join(project.root, path), "utf8");
  const implement = () =>
    project.write(handlers, read(handlers).replace("  };\n}", `${deletionHandler}  };\n}`));
  return { ...project, read, implement };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("specwright verify", () => {
  it("shows each scenario of a change at the base and now, and keeps it as evidence", () => {
    const { specwright, implement, git, commit, read } = withDeletion();
    const base = git("rev-parse", "HEAD");
    commit("Propose");
    expect(specwright("verify", "drop-notes")).toMatchObject({
      status: 1,
      out: expect.stringContaining(`  red     red     ${gone}  added\n`),
    });
    implement();
    const { status, out } = specwright("verify", "drop-notes");
    expect(status).toBe(0);
    expect(out).toContain(`  red     green   ${gone}  added\n`);
    expect(JSON.parse(read(evidence))).toMatchObject({
      change: "drop-notes",
      ok: true,
      attested: true,
      judged: { kind: "application" },
      commits: { base, head: git("rev-parse", "HEAD"), uncommitted: true },
      scenarios: [{ id: gone, change: "added", base: "failed", now: "passed" }],
      rest: { passed: 3, failed: 0, unbound: 0, notRun: 0 },
    });
    expect(git("worktree", "list").split("\n")).toHaveLength(1);
    // The code is there at this base: its scenario shows nothing new.
    commit("Implement");
    expect(specwright("verify", "drop-notes", "--base", "HEAD").out).toContain(
      `  green   green   ${gone}  added, no new behaviour\n`,
    );
  });

  it("refuses a scenario that was cut from the run, and one that nothing binds", () => {
    const { specwright, implement, write } = withDeletion();
    implement();
    write(
      "features/steps/cut.ts",
      'import { Before } from "@cucumber/cucumber";\nBefore({ name: "cut" }, ({ pickle }) => (pickle.name === "A note is gone" ? "skipped" : undefined));\n',
    );
    expect(specwright("verify", "drop-notes")).toMatchObject({
      status: 1,
      out: expect.stringContaining(`✗ ${gone} was not run: its steps were skipped\n`),
    });
    write("features/steps/cut.ts", "export {};\n");
    write(delta, deletion.replace("- **THEN** the answer is `204`", "- **THEN** everybody is content"));
    expect(specwright("verify", "drop-notes").out).toContain(
      `✗ ${gone} has steps that nothing runs: everybody is content\n`,
    );
  });

  it("lets people judge what no machine can, where that is allowed, and never what ran before", () => {
    const { specwright, implement, write, read } = withDeletion();
    implement();
    const sound = `
#### Scenario: It sounds friendly

**Judged by**: people, because a voice is heard by people alone

- **WHEN** a note is deleted
- **THEN** the voice is friendly
`;
    write(delta, `${deletion}${sound}`);
    expect(specwright("check", "--change", "drop-notes")).toMatchObject({
      status: 0,
      out: "ok: with drop-notes: 3 requirements, 5 scenarios, 3 operations, 1 for people to judge\n",
    });
    expect(specwright("verify", "drop-notes")).toMatchObject({
      status: 1,
      out: expect.stringContaining("1 scenario for people to judge, and 0 are allowed: --allow-declared 1\n"),
    });
    const { status, out } = specwright("verify", "drop-notes", "--allow-declared", "1");
    expect(status).toBe(0);
    expect(out.split("\n")[2]).toBe(
      "  people  people  notes/delete-a-note/it-sounds-friendly  added, for people to judge: a voice is heard by people alone",
    );
    const run = specwright("test", "--change", "drop-notes");
    expect(run.out).toContain("scenarios     5: 4 passed, 1 for people\n");
    const known = read("openspec/specs/notes/spec.md");
    const reading = known.slice(known.indexOf("### Requirement: Read a note"));
    const declared = reading.replace(
      "- **WHEN**",
      "**Judged by**: people, because it is hard to run\n\n- **WHEN**",
    );
    write(delta, `${deletion}\n## MODIFIED Requirements\n\n${declared}`);
    expect(specwright("verify", "drop-notes", "--allow-declared", "9")).toMatchObject({
      status: 1,
      out: expect.stringContaining(
        "notes/read-a-note/no-such-note ran before this change, which declares it for people to judge",
      ),
    });
  });

  it("says what it needs where the packages of the base are others, and installs them where it may", () => {
    const { specwright, implement, write, commit } = withDeletion();
    write("package-lock.json", "{}\n");
    commit("Lock");
    write("package-lock.json", '{ "version": 2 }\n');
    implement();
    expect(specwright("verify", "drop-notes", "--base", "HEAD")).toMatchObject({
      status: 2,
      err: expect.stringContaining("package-lock.json is not the same at the base"),
    });
    const { out } = specwright("verify", "drop-notes", "--base", "HEAD", "--install", "exit 3");
    expect(out).toBe("");
    const link =
      'ln -s "$(git rev-parse --path-format=absolute --git-common-dir)/../node_modules" node_modules';
    expect(specwright("verify", "drop-notes", "--base", "HEAD", "--install", link)).toMatchObject({
      status: 0,
      out: expect.stringContaining(`  red     green   ${gone}`),
    });
  });

  it("takes the packages that are here to a base that names none", () => {
    const { specwright, implement, git, write, read } = withDeletion();
    const manifest = read("package.json");
    git("rm", "--quiet", "package.json");
    git("commit", "--quiet", "--message", "Without packages");
    write("package.json", manifest);
    implement();
    expect(specwright("verify", "drop-notes", "--base", "HEAD").out).toContain(`  red     green   ${gone}`);
  });

  it("leaves no checkout behind where it is interrupted", async () => {
    const { root, git, write, read } = withDeletion();
    // The application of the base never opens.
    write(
      "features/support/app.ts",
      `import { writeFileSync } from "node:fs";
writeFileSync(${JSON.stringify(join(root, "node.pid"))}, String(process.pid));
await new Promise((go) => setTimeout(go, 600_000));\n`,
    );
    git("commit", "--quiet", "--all", "--message", "Wait");
    const words = [binary, "verify", "drop-notes", "--base", "HEAD"];
    const child = spawn(process.execPath, words, { cwd: root, stdio: "ignore" });
    await vi.waitUntil(() => existsSync(join(root, "node.pid")), { timeout: 60_000 });
    expect(git("worktree", "list").split("\n")).toHaveLength(2);
    const suite = Number(read("node.pid"));
    const ended = once(child, "exit");
    child.kill("SIGINT");
    expect(await ended).toEqual([null, "SIGINT"]);
    await vi.waitUntil(() => !isRunning(suite), { timeout: 60_000 });
    expect(git("worktree", "list").split("\n")).toHaveLength(1);
  });

  it("says why nothing could be tried at the base", () => {
    const { specwright, implement, write, commit, read } = withDeletion();
    const app = read("features/support/app.ts");
    write("features/support/app.ts", 'throw new Error("not today");\n');
    commit("Break");
    write("features/support/app.ts", app);
    implement();
    const { status, out } = specwright("verify", "drop-notes", "--base", "HEAD");
    expect(status).toBe(0);
    expect(out).toContain(`  not run green   ${gone}`);
    expect(out).toContain("not today");
  });

  it("is called wrongly without a repository, a change or a commit", () => {
    const { specwright, git } = withDeletion();
    expect(specwright("verify", "drop-note")).toMatchObject({
      status: 2,
      err: expect.stringContaining("drop-notes"),
    });
    expect(specwright("verify", "drop-notes", "--base=--output=x")).toMatchObject({
      status: 2,
      err: expect.stringContaining("There is no commit --output=x."),
    });
    expect(git("status", "--short")).not.toContain("x");
  });
});

describe("specwright archive", () => {
  it("archives what is green, and refuses while anything is red", () => {
    const { root, specwright, implement } = withDeletion();
    expect(specwright("archive", "drop-notes")).toMatchObject({
      status: 1,
      out: expect.stringContaining("not ok: drop-notes is not verified\n"),
    });
    expect(existsSync(join(root, delta))).toBe(true);
    implement();
    expect(specwright("archive", "drop-notes")).toMatchObject({
      status: 0,
      out: expect.stringContaining("ok: archived."),
    });
    expect(existsSync(join(root, "openspec/changes/drop-notes"))).toBe(false);
    const archived = join(root, "openspec/changes/archive");
    const [folder = ""] = readdirSync(archived);
    expect(readdirSync(join(archived, folder)).sort()).toEqual(["evidence.json", "proposal.md", "specs"]);
    specwright("generate");
    expect(specwright("test")).toMatchObject({ status: 0 });
  });
});

describe("specwright verify --archived", () => {
  it("verifies again what a branch archived, whatever its evidence says", () => {
    const { root, specwright, implement, git, write, commit, read } = withDeletion();
    git("switch", "--quiet", "--create", "work");
    expect(specwright("verify", "--archived", "main..HEAD")).toMatchObject({
      status: 0,
      out: "ok: no change was archived in main..HEAD\n",
    });
    commit("Propose");
    // As an assistant does that says it is done.
    write(evidence, '{ "ok": true }\n');
    archiveAtOnce(root, "drop-notes");
    specwright("generate");
    commit("Archive");
    const lie = specwright("verify", "--archived", "main..HEAD");
    expect(lie.status).toBe(1);
    expect(lie.out).toContain(`  red     red     ${gone}  added\n`);
    implement();
    expect(specwright("verify", "--archived", "main..HEAD")).toMatchObject({ status: 1 });
    commit("Implement");
    const { status, out } = specwright("verify", "--archived", "main..HEAD");
    expect(status).toBe(0);
    expect(out).toContain(`  red     green   ${gone}  added\n`);
    expect(out).toMatch(/ok: \d{4}-\d\d-\d\d-drop-notes is verified\n$/);
    const spec = read("openspec/specs/notes/spec.md");
    write(
      "openspec/specs/notes/spec.md",
      spec
        .replace("somebody deletes it", "somebody asks for it")
        .replace(
          "`DELETE /notes/{first.id}`\n- **THEN** the answer is `204`",
          "`GET /notes/{first.id}`\n- **THEN** the answer is `200`",
        ),
    );
    specwright("generate");
    commit("Weaken");
    expect(specwright("verify", "--archived", "main..HEAD").out).toContain(
      `✗ ${gone} says something else at the head than in the change\n`,
    );
    expect(git("worktree", "list").split("\n")).toHaveLength(1);
  });

  it("is called with a range of commits, and without a change", () => {
    const { specwright } = withDeletion();
    for (const words of [
      ["--archived", "main"],
      ["--archived", "none..HEAD"],
      ["drop-notes", "--archived", "main..HEAD"],
      [],
    ])
      expect(specwright("verify", ...words)).toMatchObject({ status: 2, out: "" });
  });
});
