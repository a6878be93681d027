import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { activeChanges } from "../change-files.js";
import { type Checked, type CheckOptions, checkProject } from "../check-project.js";
import { commitOf } from "../git/commits.js";
import { filesAt } from "../git/tree.js";
import { type Opened, openProject, type Project, type ProjectFlags } from "../open-project.js";
import { isFolder } from "../place.js";

/** What the specification is compared with. */
export type Other =
  | { readonly kind: "change"; readonly id: string }
  | { readonly kind: "folder"; readonly path: string }
  | { readonly kind: "commit"; readonly commit: string };

/** Both sides of a comparison, each compiled. */
export type Sides =
  | { readonly kind: "sides"; readonly old: Checked; readonly now: Checked }
  | Exclude<Opened, { readonly kind: "open" }>;

/** What a word stands for: an active change, else a folder that holds a project, else a commit; `null` where it is nothing. */
export function otherOf({ paths }: Project, cwd: string, word: string): Other | null {
  if (activeChanges(paths.root, paths.openspec).includes(word)) return { kind: "change", id: word };
  const folder = resolve(cwd, word);
  if (isFolder(join(folder, paths.openspec))) return { kind: "folder", path: folder };
  const commit = word.startsWith("-") || word === "" ? null : commitOf(paths.root, word);
  return commit === null ? null : { kind: "commit", commit };
}

/** Compiles the specification and the other: a change is what will be, a folder and a commit are what was. */
export async function readSides(project: Project, other: Other, flags: ProjectFlags): Promise<Sides> {
  const here = await checkProject(project, asked([]));
  if (other.kind === "change") {
    return { kind: "sides", old: here, now: await checkProject(project, asked([other.id])) };
  }
  const old =
    other.kind === "folder"
      ? await readFolder(other.path, flags)
      : await readCommit(project, other.commit, flags);
  return "kind" in old ? old : { kind: "sides", old, now: here };
}

const asked = (changes: readonly string[]): CheckOptions => ({
  progress: () => {},
  needModel: true,
  changes,
});

type Read = Checked | Exclude<Opened, { readonly kind: "open" }>;

async function readFolder(folder: string, { paths }: ProjectFlags): Promise<Read> {
  const opened = await openProject({ project: folder, paths }, folder);
  if (opened.kind !== "open") return opened;
  // What is kept is of the specification as it stands.
  return checkProject({ ...opened.project, cacheDir: null }, asked([]));
}

/** The files are written to a folder of their own, and read as those of any project. */
async function readCommit(project: Project, commit: string, flags: ProjectFlags): Promise<Read> {
  const { root, openspec, features, steps } = project.paths;
  const files = filesAt(root, commit, [openspec, features, steps]);
  if (files === null || !files.some(({ path }) => path.startsWith(`${openspec}/`))) {
    const message = `At ${commit.slice(0, 12)} there is no folder \`${openspec}\` in this project.`;
    return { kind: "no-specification", message, hint: "Name a commit that has a specification." };
  }
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "specwright-diff-"));
  try {
    for (const { path, bytes } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    return await readFolder(folder, flags);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
