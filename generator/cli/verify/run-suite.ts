import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { atEnd } from "../../project/at-end.js";
import type { ProjectPaths } from "../../project/place.js";
import type { Outcome, SuiteRun } from "../../verify/evidence.js";

/** What to run, and where. */
export interface SuiteRunOptions {
  /** The project's folder; the other paths are the project's. */
  readonly root: string;
  readonly paths: ProjectPaths;
  readonly changes: readonly string[];
  readonly tags: string;
  readonly baseUrl: string | null;
  readonly start: string | null;
}

const binary = fileURLToPath(new URL("../bin/specwright.mjs", import.meta.url));

/** Runs a suite in a process of its own, since step definitions can be loaded only once in one. */
export async function runSuite(options: SuiteRunOptions): Promise<SuiteRun> {
  const { code, out, err } = await suiteReport(options);
  return readRun(code, out, err);
}

/** What such a run prints for programs. */
export function suiteReport(options: SuiteRunOptions): Promise<Ended> {
  const { root, tags, baseUrl, start } = options;
  const words = [
    "test",
    ...placesOf(options),
    "--app",
    options.paths.app,
    "--tags",
    tags,
    ...(baseUrl === null ? [] : ["--base-url", baseUrl]),
    ...(start === null ? [] : ["--start", start]),
  ];
  return specwright(root, words);
}

/** Brings the output folder of a checkout to what the changes say; says why it could not. */
export async function regenerate(options: SuiteRunOptions): Promise<string | null> {
  const { code, out, err } = await specwright(options.root, ["generate", ...placesOf(options), "--force"]);
  return code === 0 ? null : firstProblem(out, err);
}

function placesOf({ paths, changes }: SuiteRunOptions): readonly string[] {
  const { openspec, output, features, steps } = paths;
  const places = { openspec, output, features, steps };
  return [
    ...Object.entries(places).flatMap(([name, path]) => [`--${name}`, path]),
    ...changes.flatMap((id) => ["--change", id]),
    "--format",
    "json",
  ];
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command line itself, of this version. */
function specwright(cwd: string, words: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [binary, ...words], { cwd, stdio: ["ignore", "pipe", "pipe"] });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    const forget = atEnd(() => void child.kill("SIGTERM"));
    child.stdout.on("data", (chunk: Buffer) => void out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => void err.push(chunk));
    child.once("error", (error) => void err.push(Buffer.from(error.message)));
    child.once("close", (code) => {
      forget();
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
    });
  });
}

/** What a run's report for programs says. A run that did not begin has none. */
export function readRun(code: number | null, out: string, err: string): SuiteRun {
  const report = parsed(out);
  const outcomes = report?.outcomes;
  if (code === null || report === null || !Array.isArray(outcomes))
    return { outcomes: new Map(), trouble: firstProblem(out, err) };
  const troubles: readonly string[] = report.troubles ?? [];
  return {
    outcomes: new Map(
      outcomes.map(({ scenario, outcome, reason }) => [scenario, { outcome, reason }] as const),
    ),
    trouble: troubles[0] ?? null,
  };
}

interface Report {
  readonly outcomes?: readonly {
    readonly scenario: string;
    readonly outcome: Outcome;
    readonly reason: string | null;
  }[];
  readonly troubles?: readonly string[];
  readonly diagnostics?: readonly {
    readonly message: string;
    readonly severity: string;
    readonly path: string;
  }[];
}

function parsed(text: string): Report | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : null;
  } catch {
    return null;
  }
}

function firstProblem(out: string, err: string): string {
  const first = parsed(out)?.diagnostics?.find(({ severity }) => severity === "error");
  if (first !== undefined) return `${first.path}: ${first.message}`;
  return err.trim().split("\n")[0] || out.trim().split("\n")[0] || "the run said nothing";
}
