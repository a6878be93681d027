import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tag } from "../../3-emit/suite/gherkin-text.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SpecModel } from "../../model.js";
import { checkProject } from "../../project/check-project.js";
import type { Progress } from "../../project/compile-project.js";
import { openCheckout, takeSpecification } from "../../project/git/checkout.js";
import { baseOf, commitOf, isUncommitted } from "../../project/git/commits.js";
import type { Project } from "../../project/open-project.js";
import type { ProjectPaths } from "../../project/place.js";
import { toolVersion } from "../../project/tool-build.js";
import type { SourceFile } from "../../source.js";
import { type ScenarioChanges, scenarioChanges } from "../../verify/changed-scenarios.js";
import {
  type Commits,
  type Evidence,
  evidenceOf,
  type Judged,
  type SuiteRun,
} from "../../verify/evidence.js";
import { regenerate, runSuite, type SuiteRunOptions } from "./run-suite.js";

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

interface Misuse {
  readonly kind: "misuse";
  readonly message: string;
  readonly hint: string;
}

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
  const base = await runAtBase(project, options, commits, scenarios, run);
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

function judgedOf({ baseUrl, start }: VerifyOptions): Judged {
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

/** The tag that the generated feature gives a scenario, as tag expressions want it. */
const tagOf = (id: string): string => tag(`id:${id}`).replace(/[\\()\s]/g, "\\$&");

/** A command line holds no more of them. */
const MOST_NAMED = 500;

/** These scenarios, those that measure service levels among them. */
const only = (ids: readonly string[]): string =>
  ids.length > MOST_NAMED ? "@slo or not @slo" : `(${ids.map(tagOf).join(" or ")}) and (@slo or not @slo)`;

/** The whole suite without service levels, which take their time, but for those that the change speaks of. */
const allWith = (levels: readonly string[]): string => ["not @slo", ...levels.map(tagOf)].join(" or ");

/** The scenarios that measure service levels. */
const levelsOf = ({ capabilities }: SpecModel): ReadonlySet<string> =>
  new Set(
    capabilities
      .flatMap(({ requirements }) => requirements.flatMap(({ scenarios }) => scenarios))
      .flatMap(({ id, tags }) => (tags.includes("slo") ? [id] : [])),
  );

async function runAtBase(
  project: Project,
  { install, baseUrl, start }: VerifyOptions,
  { base }: Commits,
  { changed }: ScenarioChanges,
  run: SuiteRunOptions,
): Promise<SuiteRun | Misuse> {
  if (changed.length === 0) return notRun("the change adds and alters no scenario");
  if (baseUrl !== null && start === null)
    return notRun("a server at an address is not there as it was at the base");
  if (base === null) return notRun("there is no commit to compare with");
  const opened = openCheckout({ paths: project.paths, commit: base, install });
  if (opened.kind === "failed") return { ...opened, kind: "misuse" };
  const { checkout } = opened;
  try {
    takeSpecification(project.paths, checkout);
    const there = { ...run, root: checkout.root, tags: only(changed.map(({ id }) => id)) };
    const why = await regenerate(there);
    return why === null ? await runSuite(there) : notRun(why);
  } finally {
    checkout.close();
  }
}

const notRun = (trouble: string): SuiteRun => ({ outcomes: new Map(), trouble });
