import { cpSync } from "node:fs";
import { join } from "node:path";
import { expectEnd, type Folder } from "./folder.js";

export const examples = ["clinic"] as const;

/** Installs an example from the packages that were packed beside it, and runs all that it says of itself. */
export function tryExample(root: string, folder: Folder, name: (typeof examples)[number]): void {
  const isOwn = (path: string) => !/[\\/](node_modules|package-lock\.json)$/.test(path);
  cpSync(join(root, "examples", name), folder.path, { recursive: true, filter: isOwn });
  expectEnd(folder.run("npm install"), 0);
  expectEnd(folder.run("npm test"), 0, "scenarios     45: 45 passed");
}
