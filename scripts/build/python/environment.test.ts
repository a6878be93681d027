import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { pythonEnvironment } from "./environment.js";
import { findPython } from "./find-python.js";

vi.setConfig({ testTimeout: 60_000 });

/** A project whose Python part needs these packages. */
function project(requirements: string): { root: string; needs(text: string): void } {
  const root = mkdtempSync(join(tmpdir(), "python-environment-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, "python"));
  const needs = (text: string) => writeFileSync(join(root, "python/requirements-dev.txt"), text);
  needs(requirements);
  writeFileSync(join(root, "python/requirements.txt"), "");
  return { root, needs };
}

const here = findPython(process.env).kind === "found";

test.runIf(here)("an environment is made once, and anew when the requirements change", async () => {
  const { root, needs } = project("# nothing\n");
  const said: string[] = [];
  const make = () => pythonEnvironment(root, (line) => said.push(line));
  const first = await make();
  expect(first).toMatchObject({ kind: "ready", made: true });
  expect(first.kind === "ready" && existsSync(first.python)).toBe(true);
  expect(await make()).toMatchObject({ kind: "ready", made: false });
  expect(said).toHaveLength(2);
  needs("./no-such-package\n");
  expect(await make()).toMatchObject({
    kind: "failed",
    problem: expect.stringContaining("no-such-package"),
  });
});

test("on a machine without Python the message says what to install", async () => {
  const { root } = project("# nothing\n");
  expect(await pythonEnvironment(root, () => {}, { PYTHON: "no-such-python" })).toEqual({
    kind: "absent",
    problem: "There is no Python here: no no-such-python that runs.",
    fix: "Install Python 3.11 or later with its module venv, or name one: PYTHON=/path/to/python.",
  });
  expect(existsSync(join(root, ".venv"))).toBe(false);
});

test.runIf(process.platform !== "win32")(
  "one that is too old, or cannot make environments, has its own message",
  () => {
    const { root } = project("");
    const python = join(root, "python3");
    const find = (script: string) => {
      writeFileSync(python, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      return findPython({ PYTHON: python });
    };
    expect(find("echo 3 9")).toMatchObject({ problem: `${python} is Python 3.9; 3.11 or later is needed.` });
    expect(find("echo 3 12; exit 1")).toMatchObject({
      problem: expect.stringContaining("has no module venv"),
    });
    expect(find("echo 3 12")).toEqual({ kind: "found", command: python });
  },
);
