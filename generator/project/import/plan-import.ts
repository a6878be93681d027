import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Imported } from "../../import/import-api.js";
import { configPath } from "../config-path.js";
import { disk } from "../file-port.js";
import { obstacles } from "../obstacle.js";
import { applyChange, type Change } from "../scaffold/disk.js";

/** What an import writes, and what keeps it from writing anything. */
export interface ImportPlan {
  readonly changes: readonly Change[];
  /** A settings file that is there stays as it is. */
  readonly keepsSettings: boolean;
  /** Paths at which something stands or that lead out of the project, each with the reason. */
  readonly blocked: readonly { readonly path: string; readonly reason: string }[];
}

export function planImport(
  root: string,
  folder: string,
  { title, version, capabilities }: Imported,
): ImportPlan {
  const settings = configPath(root, folder);
  const keepsSettings = existsSync(join(root, settings));
  const specs = [...capabilities].map(([id, text]) => created(`${folder}/specs/${id}/spec.md`, text));
  const changes = keepsSettings ? specs : [created(settings, settingsText(title, version)), ...specs];
  const obstacle = obstacles(disk, { root, output: root });
  const blocked = changes.flatMap(({ path }) => {
    const { reason, exists } = obstacle.of(path);
    if (reason !== null) return [{ path, reason }];
    return exists ? [{ path, reason: "it is there already" }] : [];
  });
  return { changes, keepsSettings, blocked };
}

export function writeImport(root: string, { changes }: ImportPlan): void {
  for (const change of changes) applyChange(root, change);
}

const created = (path: string, text: string): Change => ({ path, text, before: null });

/** A text of JSON is one of YAML, whatever it holds. */
const settingsText = (title: string, version: string): string =>
  `schema: spec-driven

specwright:
  title: ${JSON.stringify(title.trim() === "" ? "API" : title.trim())}
${version.trim() === "" ? "" : `  version: ${JSON.stringify(version.trim())}\n`}  unknown: ignore
`;
