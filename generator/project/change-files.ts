import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { didYouMean } from "../2-check/nearest.js";
import { diagnose } from "../diagnostics/diagnose.js";
import { isFolder, type ProjectPaths } from "./place.js";
import { readSpecsBelow, type SpecFiles } from "./spec-files.js";

/** The ids of the active changes, sorted: the folders below `changes/` but the archive. */
export function activeChanges(root: string, openspec: string): readonly string[] {
  const folder = join(root, openspec, "changes");
  if (!isFolder(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name !== "archive" && !name.startsWith(".") && isFolder(join(folder, name)))
    .sort();
}

/** Reads the deltas of an active change, and says so where there are none. */
export function readChange(root: string, openspec: string, id: string): SpecFiles {
  const folder = `${openspec}/changes/${id}`;
  const { sources, diagnostics } = readSpecsBelow(root, openspec, `${folder}/specs`);
  if (sources.length > 0 || diagnostics.some(({ severity }) => severity === "error"))
    return { sources, diagnostics };
  const none = diagnose("change-without-deltas", { path: folder, start: 0, end: 0 }, {});
  return { sources, diagnostics: [...diagnostics, none] };
}

/** Which of these changes cannot be judged, and why; `null` where all can. */
export function noSuchChange(
  { root, openspec }: ProjectPaths,
  asked: readonly string[],
): { readonly message: string; readonly hint: string } | null {
  const ids = activeChanges(root, openspec);
  const id = asked.find((one) => !ids.includes(one));
  if (id === undefined) {
    const twice = asked.find((one, i) => asked.indexOf(one) !== i);
    if (twice === undefined) return null;
    return { message: `The change ${twice} is named twice.`, hint: "Name each change once." };
  }
  const message = `There is no active change ${id} in ${openspec}/changes.`;
  const near = didYouMean(id, ids);
  if (near !== "") return { message, hint: near.trim() };
  const some = ids.slice(0, 5).join(", ");
  if (ids.length > 0) return { message, hint: `Name one of: ${some}${ids.length > 5 ? ", …" : ""}.` };
  return { message, hint: "No change is active; without --change the specification itself is checked." };
}

/** Whether a change says of itself, in its `.openspec.yaml`, that it leaves the specifications as they are. */
export function skipsSpecs(root: string, openspec: string, id: string): boolean {
  const file = join(root, openspec, "changes", id, ".openspec.yaml");
  if (!existsSync(file)) return false;
  return /^skip_specs:[ \t]*true[ \t]*(?:#.*)?$/m.test(readFileSync(file, "utf8"));
}
