import { spawnSync } from "node:child_process";
import { askGit } from "./git.js";

/** A file as a commit has it. */
export interface CommittedFile {
  /** Relative to the project. */
  readonly path: string;
  readonly bytes: Buffer;
}

const MOST_FILES = 20_000;
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * The plain files of some folders of the project as a commit has them, read without a checkout; links are left out, since they
 * may lead anywhere. `null` where git does not answer, or there is more than people write.
 */
export function filesAt(
  root: string,
  commit: string,
  folders: readonly string[],
): readonly CommittedFile[] | null {
  const listed = askGit(root, "ls-tree", "-r", "-z", commit, "--", ...folders.map((one) => `${one}/`));
  if (listed === null) return null;
  const entries = listed.split("\0").flatMap((line) => {
    const found = /^100(?:644|755) blob ([0-9a-f]{40,64})\t([\s\S]+)$/.exec(line);
    const [, hash = "", path = ""] = found ?? [];
    // A tree may hold any names, and a checkout would refuse these.
    const isSafe = path !== "" && !path.split(/[/\\]/).some((part) => part === ".." || part === ".git");
    return isSafe ? [{ hash, path }] : [];
  });
  if (entries.length > MOST_FILES) return null;
  const { status, stdout } = spawnSync("git", ["cat-file", "--batch"], {
    cwd: root,
    input: entries.map(({ hash }) => `${hash}\n`).join(""),
    maxBuffer: MOST_BYTES,
  });
  if (status !== 0) return null;
  let at = 0;
  return entries.map(({ path }) => {
    const end = stdout.indexOf("\n", at);
    const size = Number(stdout.toString("latin1", at, end).split(" ")[2]);
    const bytes = stdout.subarray(end + 1, end + 1 + size);
    at = end + 1 + size + 1;
    return { path, bytes };
  });
}
