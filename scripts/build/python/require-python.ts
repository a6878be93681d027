import { resolve } from "node:path";
import { pythonEnvironment } from "./environment.js";
import { progressOn } from "./progress.js";

/** What a command ends with where this machine has no Python: it did not run, which is neither well nor wrong. */
export const NOT_THERE = 3;

export const root = resolve(import.meta.dirname, "../../..");

/** The Python of the project's environment, made if need be; without one it says why and ends the process. */
export async function requirePython(): Promise<string> {
  const progress = progressOn(process.stderr);
  const environment = await pythonEnvironment(root, progress.say);
  progress.end();
  if (environment.kind === "ready") return environment.python;
  if (environment.kind === "absent") {
    console.error(`not run: ${environment.problem}\nfix: ${environment.fix}`);
    process.exit(NOT_THERE);
  }
  console.error(`error: ${environment.problem}`);
  process.exit(1);
}
