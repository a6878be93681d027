import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildProgram } from "../../scripts/build/build-program.mjs";

/** A program of the shop that is judged: `SHOP=typescript|python`, TypeScript unless said. */
export interface Command {
  readonly program: string;
  readonly words: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const python = `${root}.venv/${process.platform === "win32" ? "Scripts/python.exe" : "bin/python"}`;

/** The shops that the suite can run in a process of its own. */
export type Language = "typescript" | "python";

/** Which one is judged. */
export function judgedLanguage(): Language {
  const said = process.env.SHOP || "typescript";
  if (said === "typescript" || said === "python") return said;
  throw new Error(`SHOP must be one of typescript, python, not "${said}".`);
}

/** How a module of the shop in Python is run. */
export async function pythonCommand(module: string): Promise<Command> {
  if (!existsSync(python))
    throw new Error("SHOP=python needs the project's own Python environment: npm run python makes it.");
  const env = { PYTHONPATH: `${root}python:${root}generated/python` };
  return { program: python, words: ["-m", module], env };
}

/** How a program of TypeScript is run. */
export async function typescriptCommand(file: string): Promise<Command> {
  // Coverage counts what scenarios reach in this process; a bundle of many files it would get wrong.
  const env = { NODE_V8_COVERAGE: "" };
  return { program: process.execPath, words: [await buildProgram(file)], env };
}
