import { spawnSync } from "node:child_process";

/** What git said, or why it could not. */
export type GitAnswer =
  | { readonly kind: "said"; readonly text: string }
  | { readonly kind: "failed"; readonly why: string };

const MOST_BYTES = 256 * 1024 * 1024;

/** Asks git in a folder. Words that people or files gave stand behind `--end-of-options` or `--`, so that none is an option. */
export function git(cwd: string, ...words: readonly string[]): GitAnswer {
  // Hooks are other people's programs, and nothing of them is wanted here.
  const quiet = ["-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false"];
  const { error, status, stdout, stderr } = spawnSync("git", [...quiet, ...words], {
    cwd,
    encoding: "utf8",
    maxBuffer: MOST_BYTES,
    env: { ...process.env, GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" },
  });
  if (error !== undefined) return { kind: "failed", why: `git could not be started: ${error.message}` };
  if (status === 0) return { kind: "said", text: stdout.trimEnd() };
  return { kind: "failed", why: stderr.trim().split("\n").at(-1) ?? `git ${words[0] ?? ""} failed` };
}

/** The same where a failure is an answer like any other. */
export function askGit(cwd: string, ...words: readonly string[]): string | null {
  const answer = git(cwd, ...words);
  return answer.kind === "said" ? answer.text : null;
}
