import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { findPython } from "./find-python.js";

/** The project's own Python environment, or why there is none. */
export type Environment =
  | { readonly kind: "ready"; readonly python: string; readonly made: boolean }
  /** This machine has no Python for it: nothing is wrong with the project, but its Python part cannot run. */
  | { readonly kind: "absent"; readonly problem: string; readonly fix: string }
  | { readonly kind: "failed"; readonly problem: string };

const REQUIREMENTS = ["python/requirements.txt", "python/requirements-dev.txt"];
const STAMP = "requirements.sha256";
/** Where our own packages are, so that the environment's Python finds them from any folder. */
const PACKAGES = ["python", "generated/python"];
const NAME_THEM = [
  "import pathlib, sys, sysconfig",
  "file = pathlib.Path(sysconfig.get_path('purelib'), 'specwright.pth')",
  "file.write_text(''.join(f'{line}\\n' for line in sys.argv[1:]))",
].join("\n");
const run = promisify(execFile);

/**
 * Makes `.venv/` from the pinned requirements below `root`, or finds that it is there already. It is made anew only when
 * the requirements change. `say` hears what takes time.
 */
export async function pythonEnvironment(
  root: string,
  say: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Environment> {
  const folder = join(root, ".venv");
  const python = join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const hash = hashOf(root);
  if (stampIn(folder) === hash && (await answers(python))) return { kind: "ready", python, made: false };
  const found = findPython(env);
  if (found.kind === "missing") return { kind: "absent", problem: found.problem, fix: found.fix };
  try {
    rmSync(folder, { recursive: true, force: true });
    say("Making .venv");
    await run(found.command, ["-m", "venv", folder]);
    say("Installing the Python packages of python/requirements-dev.txt");
    const list = join(root, "python/requirements-dev.txt");
    const quiet = ["--quiet", "--no-input", "--disable-pip-version-check"];
    // Everything is pinned, so pip has nothing to choose; that the choice is sound it says afterwards.
    await run(python, ["-m", "pip", "install", ...quiet, "--no-deps", "--requirement", list]);
    await run(python, ["-m", "pip", "check", "--disable-pip-version-check"]);
    await run(python, ["-c", NAME_THEM, ...PACKAGES.map((name) => join(root, name))]);
    writeFileSync(join(folder, STAMP), hash);
    return { kind: "ready", python, made: true };
  } catch (error) {
    return { kind: "failed", problem: `.venv could not be made: ${reasonOf(error)}` };
  }
}

function hashOf(root: string): string {
  const hash = createHash("sha256").update(NAME_THEM);
  for (const name of REQUIREMENTS) hash.update(readFileSync(join(root, name)));
  return hash.digest("hex");
}

function stampIn(folder: string): string | null {
  const path = join(folder, STAMP);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

/** An environment breaks when the Python it was made with is gone. */
async function answers(python: string): Promise<boolean> {
  try {
    await run(python, ["-c", ""]);
    return true;
  } catch {
    return false;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const said = ["stdout", "stderr"].map((name) => String(Reflect.get(error, name) ?? "").trim());
  return said.filter((text) => text !== "").join("\n") || error.message;
}
