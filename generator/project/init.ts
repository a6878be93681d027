import { existsSync, readdirSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { disk } from "./file-port.js";
import { packagesFor } from "./init/packages.js";
import { type Found, type InitPlan, planInit } from "./init/plan-init.js";
import { obstacles } from "./obstacle.js";
import { defaultPaths, type ProjectPaths } from "./place.js";
import { readTextWithin } from "./read-file.js";
import { applyChange } from "./scaffold/disk.js";
import { mostBytesOfSource } from "./source-file.js";
import { toolVersion } from "./tool-build.js";

export type { InitFile, InitPlan } from "./init/plan-init.js";

/** Looks at a folder and says what it lacks; `paths` are those of its settings, `null` where it holds no specification yet. */
export function planProject(root: string, paths: ProjectPaths | null): InitPlan {
  const text = (path: string) => readTextWithin(join(root, path), mostBytesOfSource);
  const { openspec, output, handlers } = paths ?? defaultPaths;
  const found: Found = {
    name: packageName(basename(root)),
    text,
    place: (path) => placeOf(join(root, path)),
    hasSpecs: holdsMarkdown(join(root, openspec, "specs")) || holdsMarkdown(join(root, openspec, "changes")),
    hasWorkflow: existsSync(join(root, ".github/workflows/specification.yml")),
    openspec,
    output,
    handlers: handlers === defaultPaths.handlers ? null : handlers,
  };
  const declared = declaredIn(text("package.json"));
  return planInit(found, packagesFor({ declared, clone: cloneFrom(root), version: toolVersion }));
}

/** What keeps the files of a plan from being written: a link that leads out of the project, or something in their place. */
export function blockedIn(root: string, { changes }: InitPlan): readonly Diagnostic[] {
  const obstacle = obstacles(disk, { root, output: root });
  return changes.flatMap(({ path, before }) => {
    const { reason, exists } = obstacle.of(path);
    const problem = reason ?? (exists && before === null ? `${path} cannot be read as text` : null);
    return problem === null
      ? []
      : [diagnose("output-blocked", { path, start: 0, end: 0 }, { reason: problem })];
  });
}

export function writePlan(root: string, { changes }: InitPlan): void {
  for (const change of changes) applyChange(root, change);
}

/** Where a path leads, links followed as far as there is something. */
function placeOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  return join(placeOf(dirname(path)), basename(path));
}

const packageName = (folder: string): string =>
  folder
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[-._]+|[-._]+$/g, "") || "project";

function holdsMarkdown(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).some((name) => name.endsWith(".md"));
}

/** What package.json says of `specwright`, whichever of its sections says it. */
function declaredIn(text: string | null): string | null {
  const found = /"specwright"\s*:\s*"((?:file:|[\^~]?\d)[^"\\]*)"/.exec(text ?? "");
  return found?.[1] ?? null;
}

/** The clone that this program was built in, seen from the project; `null` where it is an installed package. */
function cloneFrom(root: string): string | null {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "bin/specwright.mjs"))) {
    if (folder === dirname(folder)) return null;
    folder = dirname(folder);
  }
  const clone = resolve(folder, "..");
  if (!["acceptance", "http"].every((name) => existsSync(join(clone, name, "package.json")))) return null;
  return relative(root, clone).split(sep).join("/");
}
