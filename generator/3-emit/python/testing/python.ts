import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe } from "vitest";
import type { OutputFile } from "../../output-file.js";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const bin = join(root, ".venv", process.platform === "win32" ? "Scripts" : "bin");
/** The Python of the project's environment, where it is. */
export const python = ["python", "python.exe"]
  .map((name) => join(bin, name))
  .find((path) => existsSync(path));

/** As `describe`; without the project's Python environment it says what was not checked, and skips. */
export function describeWithPython(name: string, tests: () => void): void {
  if (python === undefined)
    console.warn(`NOT CHECKED: ${name}. There is no .venv; \`npm run python\` makes it.`);
  describe.skipIf(python === undefined)(name, tests);
}

/** Runs a script beside this file, once, with JSON in and JSON out. */
export function askPython(script: string, question: unknown): unknown {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { status, stdout, stderr } = spawnSync(python ?? "python", ["-X", "utf8", path], {
    input: JSON.stringify(question),
    encoding: "utf8",
    maxBuffer: 1e9,
    env: { ...process.env, PYTHONPATH: join(root, "python"), PYTHONDONTWRITEBYTECODE: "1" },
  });
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr.slice(-4000)}`);
  return JSON.parse(stdout);
}

/** What a tool of the environment has to say of outputs, each in a folder of its own; empty where nothing. */
export function complaints(
  outputs: Readonly<Record<string, readonly OutputFile[]>>,
  tool: readonly string[],
): string {
  const folder = mkdtempSync(join(tmpdir(), "specwright-python-"));
  try {
    for (const [name, files] of Object.entries(outputs))
      for (const { path, text } of files) {
        const full = join(folder, name, path);
        mkdirSync(dirname(full), { recursive: true });
        writeFileSync(full, text);
      }
    const [command = "", ...args] = tool;
    const { status, stdout, stderr } = spawnSync(join(bin, command), args, {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, MYPYPATH: join(root, "python"), RUFF_NO_CACHE: "true" },
    });
    return status === 0 ? "" : `${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
