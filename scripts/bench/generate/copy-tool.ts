import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Copies the built compiler, so that a build beside the bench changes nothing in it; answers what Node runs. */
export function copyTool(repository: string, folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  for (const part of ["bin", "dist", "package.json"]) {
    cpSync(join(repository, "generator", part), join(folder, part), { recursive: true });
  }
  return join(folder, "bin/specwright.mjs");
}
