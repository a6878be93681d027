import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { testProject } from "../project/testing/test-project.js";

const repository = resolve(import.meta.dirname, "../..");
/** The command line as it is built. */
export const binary: string = join(repository, "generator/bin/specwright.mjs");

/** The folder of a project as `specwright init` begins it, in a git repository with one commit, and what tests do there. */
export function changedProject() {
  const root = testProject({ ".gitignore": "node_modules\n" });
  symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
  const run = (program: string, words: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(program, words, { cwd: root, encoding: "utf8" });
    return { status, out: stdout, err: stderr };
  };
  const git = (...words: readonly string[]) => {
    const identity = [
      "-c",
      "user.name=test",
      "-c",
      "user.email=test@example.org",
      "-c",
      "commit.gpgsign=false",
    ];
    const ended = run("git", [...identity, ...words]);
    if (ended.status !== 0) throw new Error(`git ${words.join(" ")}: ${ended.err}`);
    return ended.out.trim();
  };
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const specwright = (...words: readonly string[]) => run(process.execPath, [binary, ...words]);
  const commit = (subject: string) => {
    git("add", "--all");
    git("commit", "--quiet", "--message", subject);
    return git("rev-parse", "HEAD");
  };
  git("init", "--quiet", "--initial-branch", "main");
  specwright("init", "--yes");
  commit("Begin");
  return { root, specwright, git, write, commit };
}

export const deletion: string = `## ADDED Requirements

### Requirement: Delete a note
The system SHALL answer \`DELETE /notes/{id}\` with \`204\`, and with \`404 NOTE_NOT_FOUND\` where there is none.

#### Scenario: A note is gone
- **GIVEN** there is a \`Note first\`
- **WHEN** somebody deletes it: \`DELETE /notes/{first.id}\`
- **THEN** the answer is \`204\`
- **AND** nothing is left: \`GET /notes/{first.id}\` gives \`404 NOTE_NOT_FOUND\`
`;

export const proposal: string =
  "## Why\nNotes pile up, and nobody can remove one of them again.\n\n## What Changes\n- A note can be deleted.\n";

/** What a handler of the deletion says, in the file that `init` writes. */
export const deletionHandler: string = `    async deleteNotesById({ params }) {
      return notes.delete(params.id) ? { status: 204 } : refuse("NOTE_NOT_FOUND");
    },
`;
