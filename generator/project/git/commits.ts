import { askGit } from "./git.js";

/** The full name of the commit that a name stands for; `null` where there is none. */
export const commitOf = (root: string, name: string): string | null =>
  askGit(root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`);

/** The folder that git keeps the project in; `null` where it keeps none. */
export const repositoryOf = (root: string): string | null => askGit(root, "rev-parse", "--show-toplevel");

/** Whether the files of a project differ from its last commit, new ones too, but for one where that is named. */
export function isUncommitted(root: string, but: string | null): boolean {
  const besides = but === null ? [] : [`:(exclude,literal)${but}`];
  const words = ["status", "--porcelain", "--untracked-files=all", "--", ".", ...besides];
  return (askGit(root, ...words) ?? "") !== "";
}

/** The commit at which two parted. */
export const mergeBase = (root: string, a: string, b: string): string | null =>
  askGit(root, "merge-base", a, b);

/** The folders below one that a commit has and an earlier one has not, sorted: `2026-12-01-add-refunds`. */
export function foldersAdded(root: string, folder: string, from: string, to: string): readonly string[] {
  const names = (commit: string): readonly string[] =>
    (askGit(root, "ls-tree", "-z", "-d", "--name-only", `${commit}:./${folder}`) ?? "")
      .split("\0")
      .filter((name) => name !== "");
  const before = new Set(names(from));
  return names(to)
    .filter((name) => !before.has(name))
    .sort();
}

/**
 * The commit before the work on a change: where this branch left the main one; on the main branch, the commit before the
 * change was first written; and the last commit where nothing of it was committed yet.
 */
export function baseOf(root: string, changeFolder: string): string | null {
  const head = commitOf(root, "HEAD");
  if (head === null) return null;
  const fork = mainBranches(root)
    .map((branch) => askGit(root, "merge-base", head, branch))
    .find((commit) => commit !== null);
  if (fork !== undefined && fork !== null && fork !== head) return fork;
  const first = askGit(root, "log", "--diff-filter=A", "--format=%H", "--reverse", head, "--", changeFolder);
  const began = (first ?? "").split("\n")[0] ?? "";
  return began === "" ? head : (commitOf(root, `${began}^`) ?? head);
}

/** Those that there are, the remote's own first. */
function mainBranches(root: string): readonly string[] {
  const names = ["refs/remotes/origin/HEAD", "refs/heads/main", "refs/heads/master"];
  return names.flatMap((name) => commitOf(root, name) ?? []);
}
