import { existsSync } from "node:fs";
import { join } from "node:path";

/** OpenSpec takes the second where the first is not there. */
const names = ["config.yaml", "config.yml"] as const;

/** The file of settings of a specification's folder, from the project: the one that is there, else the first. */
export function configPath(root: string, openspec: string): string {
  const name = names.find((candidate) => existsSync(join(root, openspec, candidate))) ?? names[0];
  return `${openspec}/${name}`;
}
