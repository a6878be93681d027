import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildProgram } from "../../build/build-program.mjs";
import { requirePython, root } from "../../build/python/require-python.js";

/** The shops of this repository that can be judged. */
export const targets = ["typescript", "python"] as const;
export type Target = (typeof targets)[number];

/** A program, its words and its folder. */
export interface Program {
  readonly command: readonly string[];
  readonly cwd: string;
}

/** How a shop is started. Without a Python for it the process ends, and says so. */
export async function programOf(target: Target): Promise<Program> {
  if (target === "typescript")
    return {
      command: [process.execPath, "--enable-source-maps", await buildProgram("runtime/main.ts")],
      cwd: root,
    };
  const cwd = join(root, "python");
  if (!existsSync(join(cwd, "shop")))
    throw new Error("There is no shop in python/: the folder python/shop is missing.");
  return { command: [await requirePython(), "-m", "shop"], cwd };
}

export function isTarget(text: string): text is Target {
  return targets.some((target) => target === text);
}
