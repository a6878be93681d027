import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { checkProject } from "../../project/check-project.js";
import type { Progress } from "../../project/compile-project.js";
import { takeSpecification } from "../../project/git/checkout.js";
import { baseOf, commitOf, isUncommitted } from "../../project/git/commits.js";
import type { Project } from "../../project/open-project.js";
import type { ProjectPaths } from "../../project/place.js";
import { toolVersion } from "../../project/tool-build.js";
import type { SourceFile } from "../../source.js";
import { scenarioChanges } from "../../verify/changed-scenarios.js";
import { type Commits, type Evidence, evidenceOf, type Judged } from "../../verify/evidence.js";
import { type Misuse, runAtBase } from "./run-at-base.js";
import { runSuite } from "./run-suite.js";
import { allWith, levelsOf } from "./selected.js";

export interface VerifyOptions {
  readonly change: string;
  /** A commit to judge the change's scenarios at, before the work on it; `null`: found by the branch. */
  readonly base: string | null;
  readonly baseUrl: string | null;
  readonly start: string | null;
  /** What installs packages at the base where the lockfile differs. */
  readonly install: string | null;
  /** How many scenarios of the change may be declared for people to judge. */
  readonly allowDeclared: number;
  /** Says what is done now, to people who wait. */
  readonly say: (text: string) => void;
  readonly progress: Progress;
}

export type Verified =
  | { readonly kind: "verified"; readonly evidence: Evidence }
  /** The specification with the change has errors. */
  | {
      readonly kind: "broken";
      readonly diagnostics: readonly Diagnostic[];
      readonly sources: readonly SourceFile[];
    }
  | Misuse;

/** Runs the scenarios of a change on the code of its base and on the present code, and keeps what that shows. */
export async function verifyChange(project: Project, options: VerifyOptions): Promise<Verified> {
  const { change, say, progress } = options;
  const commits = commitsOf(project, options);
  if ("kind" in commits) return commits;
  const before = await checkProject(project, { progress, needModel: true, changes: [] });
  const after = await checkProject(project, { progress, needModel: true, changes: [change] });
  const errors = after.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0 || before.model === null || after.model === null)
    return { kind: "broken", diagnostics: errors, sources: after.sources };
  const scenarios = scenarioChanges(before.model, after.model);
  const levels = levelsOf(after.model);
  const tags = allWith(scenarios.changed.map(({ id }) => id).filter((id) => levels.has(id)));
  const { paths } = project;
  const { baseUrl, start } = options;
  const run = { root: paths.root, paths, changes: [change], tags, baseUrl, start };
  say(`Running ${scenarios.changed.length} scenarios of the change at the base`);
  const base = await runAtBase({
    paths,
    commit: commits.base,
    install: options.install,
    ids: scenarios.changed.map(({ id }) => id),
    run,
    prepare: (checkout) => takeSpecification(paths, checkout),
  });
  if ("kind" in base) return base;
  say("Running the suite on the present code");
  const now = await runSuite(run);
  say("");
  const judged = judgedOf(options);
  const evidence = evidenceOf({
    change,
    version: toolVersion,
    judged,
    commits,
    scenarios,
    allowedDeclared: options.allowDeclared,
    base,
    now,
    problems: [],
  });
  writeFileSync(
    join(project.paths.root, evidencePath(project.paths, change)),
    `${JSON.stringify(evidence, null, 2)}\n`,
  );
  return { kind: "verified", evidence };
}

/** The record of a change's verification: it is read by people, and never believed by a command. */
export const evidencePath = ({ openspec }: ProjectPaths, change: string): string =>
  `${openspec}/changes/${change}/evidence.json`;

export function judgedOf({ baseUrl, start }: Pick<VerifyOptions, "baseUrl" | "start">): Judged {
  if (baseUrl === null) return { kind: "application" };
  return start === null ? { kind: "address", url: baseUrl } : { kind: "started", command: start };
}

function commitsOf({ paths }: Project, { base, change }: VerifyOptions): Commits | Misuse {
  const head = commitOf(paths.root, "HEAD");
  const found =
    base === null ? baseOf(paths.root, `${paths.openspec}/changes/${change}`) : commitOf(paths.root, base);
  if (base !== null && found === null) {
    const hint = "Name a commit, a branch or a tag that git knows here; a shallow clone lacks older ones.";
    return { kind: "misuse", message: `There is no commit ${base}.`, hint };
  }
  return { base: found, head, uncommitted: isUncommitted(paths.root, evidencePath(paths, change)) };
}
