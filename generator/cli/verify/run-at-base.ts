import { type Checkout, openCheckout } from "../../project/git/checkout.js";
import type { ProjectPaths } from "../../project/place.js";
import type { SuiteRun } from "../../verify/evidence.js";
import { regenerate, runSuite, type SuiteRunOptions } from "./run-suite.js";
import { only } from "./selected.js";

/** Why a verification could not begin, and what to write in place of what was asked. */
export interface Misuse {
  readonly kind: "misuse";
  readonly message: string;
  readonly hint: string;
}

export interface BaseRunOptions {
  readonly paths: ProjectPaths;
  /** `null`: there is none. */
  readonly commit: string | null;
  /** What installs packages where the lockfile differs. */
  readonly install: string | null;
  /** The scenarios to run. */
  readonly ids: readonly string[];
  /** What the present runs, which the base runs too. */
  readonly run: SuiteRunOptions;
  /** Puts the specification to judge into the checkout. */
  readonly prepare: (checkout: Checkout) => void;
}

/** Runs scenarios on the code of an earlier commit, generated anew from a later specification. */
export async function runAtBase({
  paths,
  commit,
  install,
  ids,
  run,
  prepare,
}: BaseRunOptions): Promise<SuiteRun | Misuse> {
  if (ids.length === 0) return notRun("the change adds and alters no scenario");
  if (run.baseUrl !== null && run.start === null)
    return notRun("a server at an address is not there as it was at the base");
  if (commit === null) return notRun("there is no commit to compare with");
  const opened = openCheckout({ paths, commit, install });
  if (opened.kind === "failed") return { ...opened, kind: "misuse" };
  const { checkout } = opened;
  try {
    prepare(checkout);
    const there = { ...run, root: checkout.root, tags: only(ids) };
    const why = await regenerate(there);
    return why === null ? await runSuite(there) : notRun(why);
  } finally {
    checkout.close();
  }
}

const notRun = (trouble: string): SuiteRun => ({ outcomes: new Map(), trouble });
