import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeWithPython, python } from "../../3-emit/python/testing/python.js";

const repository = resolve(import.meta.dirname, "../../..");
const page = readFileSync(join(repository, "docs/targets.md"), "utf8");
const fence = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\`\\n`).exec(page)?.[1] ?? "";

describeWithPython("the project that docs/targets.md shows, run as the page says", () => {
  let project = "";
  let port = 0;

  beforeAll(async () => {
    project = mkdtempSync(join(tmpdir(), "specwright-todos-"));
    port = await freePort();
    mkdirSync(join(project, "openspec/specs/todos"), { recursive: true });
    symlinkSync(join(repository, "node_modules"), join(project, "node_modules"));
    writeFileSync(join(project, "package.json"), '{ "type": "module" }');
    writeFileSync(join(project, "openspec/config.yaml"), "specwright:\n  targets: [python]\n");
    writeFileSync(join(project, "openspec/specs/todos/spec.md"), fence("markdown"));
    writeFileSync(join(project, "main.py"), fence("python").replace("port=8000", `port=${port}`));
    expect(run(process.execPath, specwright, "generate")).toMatchObject({ status: 0, stderr: "" });
  });
  afterAll(() => rmSync(project, { recursive: true }));

  const specwright = join(repository, "generator/bin/specwright.mjs");
  function run(program: string, ...args: readonly string[]) {
    const path = `${join(project, "generated/python")}:${join(repository, "python")}`;
    const env = { ...process.env, PYTHONPATH: path, MYPYPATH: path };
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: project, encoding: "utf8", env });
    return { status, stdout, stderr };
  }
  const types = () => run(python ?? "", "-m", "mypy", "--strict", "main.py");

  it("passes its scenarios", () => {
    const start = ["--start", `${python} main.py`, "--base-url", `http://127.0.0.1:${port}`];
    const { status, stdout } = run(process.execPath, specwright, "test", "--format", "json", ...start);
    expect(JSON.parse(stdout)).toMatchObject({ failures: [], scenarios: { passed: 3 } });
    expect(status).toBe(0);
  }, 60_000);

  it("has types that hold, and an answer that is not declared is named", () => {
    expect(types()).toMatchObject({ status: 0 });
    const wrong = readFileSync(join(project, "main.py"), "utf8").replace("Created(todo)", "Ok(todo)");
    writeFileSync(join(project, "main.py"), wrong);
    expect(types()).toMatchObject({ status: 1, stdout: expect.stringContaining('got "Ok[Todo]"') });
  }, 60_000);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((opened) => server.once("listening", opened));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === "object" && address !== null ? address.port : 0;
}
