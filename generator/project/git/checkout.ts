import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { atEnd } from "../at-end.js";
import { configPath } from "../config-path.js";
import type { ProjectPaths } from "../place.js";
import { repositoryOf } from "./commits.js";
import { askGit, git } from "./git.js";

/** A commit in a folder of its own, which is gone once it was closed or this process ends. */
export interface Checkout {
  /** The project's folder in it. */
  readonly root: string;
  close(): void;
}

export type CheckedOut =
  | { readonly kind: "open"; readonly checkout: Checkout }
  | { readonly kind: "failed"; readonly message: string; readonly hint: string };

export interface CheckoutOptions {
  readonly paths: ProjectPaths;
  readonly commit: string;
  /** What installs packages where the lockfile differs; `null`: then it is an error. */
  readonly install: string | null;
}

const locks = [
  "package-lock.json",
  "npm-shrinkwrap.json",
  "pnpm-lock.yaml",
  "yarn.lock",
  "bun.lock",
  "bun.lockb",
];
/** Milliseconds that an installation may take. */
const INSTALLATION = 600_000;

/** Puts a commit into a folder of its own, with the packages of the project where the lockfile is the same. */
export function openCheckout(options: CheckoutOptions): CheckedOut {
  const { paths, commit } = options;
  const top = repositoryOf(paths.root);
  if (top === null) return failed("The project is in no git repository.", "Run `git init`, and commit.");
  const temporary = mkdtempSync(join(realpathSync(tmpdir()), "specwright-base-"));
  const folder = join(temporary, "checkout");
  const close = (): void => {
    askGit(top, "worktree", "remove", "--force", folder);
    rmSync(temporary, { recursive: true, force: true });
    askGit(top, "worktree", "prune");
    forget();
  };
  const forget = atEnd(close);
  const added = git(top, "worktree", "add", "--detach", "--force", folder, commit);
  const root = join(folder, relative(realpathSync(top), realpathSync(paths.root)));
  const problem =
    added.kind === "failed"
      ? failed(`git did not check out ${commit}: ${added.why}.`, "Name another commit by --base.")
      : takePackages(realpathSync(top), folder, options);
  if (problem === null) return { kind: "open", checkout: { root, close } };
  close();
  return problem;
}

type Failed = Extract<CheckedOut, { readonly kind: "failed" }>;
const failed = (message: string, hint: string): Failed => ({ kind: "failed", message, hint });

/** Links each `node_modules` of the project's folder and those above it, or installs. Says why neither was possible. */
function takePackages(top: string, folder: string, { paths, install }: CheckoutOptions): Failed | null {
  const root = realpathSync(paths.root);
  for (let from = root; ; from = dirname(from)) {
    const there = join(folder, relative(top, from));
    if (existsSync(join(from, "node_modules")) && !existsSync(join(there, "node_modules"))) {
      // A base that names no packages has none of its own to install.
      const differs = existsSync(join(there, "package.json")) ? differingLock(from, there) : null;
      if (differs !== null && install === null)
        return failed(
          `${differs} is not the same at the base, so that its packages are others than those installed here.`,
          'Name the command that installs them there: --install "npm ci".',
        );
      if (differs !== null && install !== null) return runInstall(install, there);
      mkdirSync(there, { recursive: true });
      symlinkSync(join(from, "node_modules"), join(there, "node_modules"), "junction");
    }
    if (from === top || from === dirname(from)) return null;
  }
}

function differingLock(a: string, b: string): string | null {
  const read = (path: string) => (existsSync(path) ? readFileSync(path) : null);
  const differ = (name: string) => {
    const [one, other] = [read(join(a, name)), read(join(b, name))];
    return one === null || other === null ? one !== other : !one.equals(other);
  };
  const there = locks.filter((name) => existsSync(join(a, name)) || existsSync(join(b, name)));
  return (there.length === 0 ? ["package.json"] : there).find(differ) ?? null;
}

function runInstall(command: string, cwd: string): Failed | null {
  const { status, error, stderr } = spawnSync(command, {
    cwd,
    shell: true,
    encoding: "utf8",
    timeout: INSTALLATION,
  });
  if (status === 0) return null;
  const last = stderr.trim().split("\n").at(-1) ?? "";
  const why = error?.message ?? last;
  return failed(
    `\`${command}\` did not install the packages of the base: ${why}.`,
    "Name another command by --install.",
  );
}

/** Replaces the specification of a checkout, features included, by that of the project: what is to be judged there. */
export function takeSpecification(paths: ProjectPaths, checkout: Checkout): void {
  const { root, openspec, features } = paths;
  rmSync(join(checkout.root, openspec), { recursive: true, force: true });
  cpSync(join(root, openspec), join(checkout.root, openspec), { recursive: true, dereference: false });
  takeFeatures(root, features, checkout);
}

/** Adds changes that a later commit has in its archive as if they were still active, with its settings and features. */
export function takeArchived(
  from: string,
  paths: ProjectPaths,
  names: readonly string[],
  to: Checkout,
): void {
  const { openspec, features } = paths;
  rmSync(join(to.root, openspec, "changes"), { recursive: true, force: true });
  for (const name of names) {
    const archived = join(from, openspec, "changes/archive", name);
    cpSync(archived, join(to.root, openspec, "changes", name), { recursive: true, dereference: false });
  }
  for (const name of ["config.yaml", "config.yml"]) rmSync(join(to.root, openspec, name), { force: true });
  const config = configPath(from, openspec);
  if (existsSync(join(from, config))) cpSync(join(from, config), join(to.root, config));
  takeFeatures(from, features, to);
}

function takeFeatures(from: string, features: string, to: Checkout): void {
  for (const file of featuresIn(join(to.root, features))) rmSync(file);
  for (const file of featuresIn(join(from, features))) cpSync(file, join(to.root, relative(from, file)));
}

function featuresIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".feature"))
    .map(({ parentPath, name }) => join(parentPath, name));
}
