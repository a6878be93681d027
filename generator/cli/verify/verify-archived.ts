import { checkProject } from "../../project/check-project.js";
import type { Progress } from "../../project/compile-project.js";
import { type Checkout, openCheckout, takeArchived } from "../../project/git/checkout.js";
import { commitOf, foldersAdded, isUncommitted, mergeBase } from "../../project/git/commits.js";
import { openProject, type Project, type ProjectFlags } from "../../project/open-project.js";
import { toolVersion } from "../../project/tool-build.js";
import { type ScenarioChanges, saidOtherwise, scenarioChanges } from "../../verify/changed-scenarios.js";
import { type Commits, type Evidence, evidenceOf } from "../../verify/evidence.js";
import { type Misuse, runAtBase } from "./run-at-base.js";
import { runSuite } from "./run-suite.js";
import { allWith, levelsOf } from "./selected.js";
import { judgedOf, type Verified, type VerifyOptions } from "./verify-change.js";

export interface ArchivedOptions extends Omit<VerifyOptions, "change" | "base"> {
  /** `main..HEAD`: from where the two parted to the second. */
  readonly range: string;
  readonly place: ProjectFlags;
}

export type VerifiedArchive =
  | { readonly kind: "verified-all"; readonly evidences: readonly Evidence[] }
  | Exclude<Verified, { readonly kind: "verified" }>;

/** Verifies again each change that was archived between two commits. What its `evidence.json` says counts for nothing. */
export async function verifyArchived(project: Project, options: ArchivedOptions): Promise<VerifiedArchive> {
  const { root, openspec } = project.paths;
  const commits = commitsOf(root, options.range);
  if ("kind" in commits) return commits;
  const names = foldersAdded(root, `${openspec}/changes/archive`, commits.base, commits.head);
  if (names.length === 0) return { kind: "verified-all", evidences: [] };
  if (commitOf(root, "HEAD") === commits.head && !isUncommitted(root, null))
    return judge(project, root, names, commits, options);
  const opened = openCheckout({ paths: project.paths, commit: commits.head, install: options.install });
  if (opened.kind === "failed") return { ...opened, kind: "misuse" };
  try {
    return await judge(project, opened.checkout.root, names, commits, options);
  } finally {
    opened.checkout.close();
  }
}

interface Range extends Commits {
  readonly base: string;
  readonly head: string;
}

function commitsOf(root: string, range: string): Range | Misuse {
  const [, from = "", to = ""] = /^(.+?)\.\.\.?(.*)$/.exec(range) ?? [];
  if (from === "")
    return {
      kind: "misuse",
      message: `\`${range}\` is no range of commits.`,
      hint: "Write --archived main..HEAD.",
    };
  const [first, head] = [commitOf(root, from), commitOf(root, to === "" ? "HEAD" : to)];
  const base = first === null || head === null ? null : mergeBase(root, first, head);
  if (head !== null && base !== null) return { base, head, uncommitted: false };
  const message = `git knows no commits ${range} that have a common one before them.`;
  return { kind: "misuse", message, hint: "A shallow clone lacks older commits: fetch with depth 0." };
}

/** Judges the code in a folder, which is that of the head. */
async function judge(
  project: Project,
  head: string,
  names: readonly string[],
  commits: Range,
  options: ArchivedOptions,
): Promise<VerifiedArchive> {
  const { paths } = project;
  const { install, place, progress, say, baseUrl, start } = options;
  const opened = openCheckout({ paths, commit: commits.base, install });
  if (opened.kind === "failed") return { ...opened, kind: "misuse" };
  const prepare = (checkout: Checkout) => takeArchived(head, paths, names, checkout);
  const planned = await plan(opened.checkout, prepare, names, place, progress).finally(opened.checkout.close);
  if ("kind" in planned) return planned;
  const now = await openProject({ ...place, project: null }, head);
  if (now.kind !== "open") return unopened(head);
  const checked = await checkProject(now.project, { progress, needModel: true, changes: [] });
  if (checked.model === null) return unopened(head);
  const { model } = checked;
  const ids = planned.flatMap(({ changed }) => changed.map(({ id }) => id));
  const levels = levelsOf(model);
  const tags = allWith(ids.filter((id) => levels.has(id)));
  const run = { root: head, paths, changes: [], tags, baseUrl, start };
  say(`Running ${ids.length} scenarios of ${names.length} changes at the base`);
  const atBase = { paths, commit: commits.base, install, ids, run: { ...run, changes: names }, prepare };
  const base = await runAtBase(atBase);
  if ("kind" in base) return base;
  say("Running the suite at the head");
  const atHead = await runSuite(run);
  say("");
  const evidences = planned.map((scenarios, i) =>
    evidenceOf({
      change: names[i] ?? "",
      version: toolVersion,
      judged: judgedOf(options),
      commits,
      scenarios,
      allowedDeclared: options.allowDeclared,
      base,
      now: atHead,
      problems: saidOtherwise(last(planned, i, scenarios), model).map(
        (id) => `${id} says something else at the head than in the change`,
      ),
    }),
  );
  return { kind: "verified-all", evidences };
}

/** What each change does to the scenarios of the base and the changes before it. */
async function plan(
  checkout: Checkout,
  prepare: (checkout: Checkout) => void,
  names: readonly string[],
  place: ProjectFlags,
  progress: Progress,
): Promise<readonly ScenarioChanges[] | Exclude<VerifiedArchive, { readonly kind: "verified-all" }>> {
  prepare(checkout);
  const opened = await openProject({ ...place, project: null }, checkout.root);
  if (opened.kind !== "open") return unopened(checkout.root);
  const { project } = opened;
  let before = await checkProject(project, { progress, needModel: true, changes: [] });
  const planned: ScenarioChanges[] = [];
  for (const [i] of names.entries()) {
    const after = await checkProject(project, { progress, needModel: true, changes: names.slice(0, i + 1) });
    if (before.model === null || after.model === null) return unopened(checkout.root);
    planned.push(scenarioChanges(before.model, after.model));
    before = after;
  }
  const diagnostics = before.diagnostics.filter(({ severity }) => severity === "error");
  return diagnostics.length === 0 ? planned : { kind: "broken", diagnostics, sources: before.sources };
}

/** Those of a change that no later one alters or removes again. */
function last(planned: readonly ScenarioChanges[], i: number, { changed }: ScenarioChanges) {
  const later = new Set(
    planned.slice(i + 1).flatMap((one) => [...one.changed.map(({ id }) => id), ...one.removed]),
  );
  return changed.filter(({ id }) => !later.has(id));
}

const unopened = (root: string): Misuse => ({
  kind: "misuse",
  message: `The specification in ${root} cannot be read.`,
  hint: "Run specwright check at that commit.",
});
