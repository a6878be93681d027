import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Writable } from "node:stream";
import type { IRunOptions, ISupportCodeLibrary } from "@cucumber/cucumber/api";
import type { Message } from "../report/messages.js";
import { Recorder } from "../report/record.js";
import { type Summary, summarize } from "../report/summary.js";
import { bundleSupport, type SupportBundle } from "./bundle-support.js";

/** What a run takes; folders and files are relative to the project's root. */
export interface AcceptanceOptions {
  readonly root: string;
  /** Where the compiler wrote: `generated`. */
  readonly output: string;
  /** What the compiler would write, by its path in that folder, where that is not what the folder holds; else null. */
  readonly made: ReadonlyMap<string, string> | null;
  /** Folders of changes whose deltas say the scenarios before the specification does: `openspec/changes/add-refunds`. */
  readonly changes: readonly string[];
  /** Handwritten features and step definitions: `features`, `features/steps`. */
  readonly features: string;
  readonly steps: string;
  readonly app: string;
  readonly credentials: string;
  /** A server that runs already; null: the application is served from this process. */
  readonly baseUrl: string | null;
  /** A tag expression; null: everything but `@slo`. */
  readonly tags: string | null;
  /** Parts of scenario names, as regular expressions; empty: all. */
  readonly names: readonly string[];
  /** The file for a page that shows every requirement with its scenarios and how their steps ended; null: none. */
  readonly html: string | null;
}

export const acceptanceDefaults: Omit<AcceptanceOptions, "root"> = {
  output: "generated",
  made: null,
  changes: [],
  features: "features",
  steps: "features/steps",
  app: "features/support/app.ts",
  credentials: "features/support/credentials.ts",
  baseUrl: null,
  tags: null,
  names: [],
  html: null,
};

/** Step definitions register when they are first imported, so that a second run takes those of the first. */
const libraries = new Map<SupportBundle, ISupportCodeLibrary>();

/** Begins to make what a run will load, where one is likely to follow: it takes no time of this process. */
export function prepareAcceptance(options: AcceptanceOptions): void {
  if (existsSync(suiteOf(options))) bundleOf(options);
}

/** Runs the generated scenarios and the handwritten features over HTTP. Whatever goes wrong is in the summary. */
export async function runAcceptance(options: AcceptanceOptions): Promise<Summary> {
  const recorder = new Recorder();
  try {
    await run(options, recorder);
  } catch (error) {
    // A hook that failed has reported its error already.
    if (recorder.record().troubles.length === 0) recorder.trouble(reasonOf(error));
  }
  return summarize(recorder.record());
}

/** The summary of a run that could not begin. */
export function failedAcceptance(trouble: string): Summary {
  const recorder = new Recorder();
  recorder.trouble(trouble);
  return summarize(recorder.record());
}

async function run(options: AcceptanceOptions, recorder: Recorder): Promise<void> {
  const suite = suiteOf(options);
  if (options.made === null && !existsSync(suite)) {
    throw new Error(
      `There is no ${relative(options.root, suite)}: generate it with \`specwright generate\`.`,
    );
  }
  const bundling = bundleOf(options);
  // Meanwhile; what the suite will need from there it finds loaded.
  const { runCucumber, loadSupport } = await import("@cucumber/cucumber/api");
  const bundle = await bundling;
  const environment = { cwd: options.root, stdout: nowhere(), stderr: nowhere(), env: process.env };
  const sources: IRunOptions["sources"] = {
    defaultDialect: "en",
    paths: [
      join(relative(options.root, bundle.output), "features/**/*.feature"),
      join(options.features, "**/*.feature"),
    ].map(slashes),
    names: [...options.names],
    tagExpression: tagExpression(options.tags),
    order: "defined",
  };
  process.setSourceMapsEnabled(true);
  const importPaths = bundle.importPaths.map((file) => slashes(relative(options.root, file)));
  const support =
    libraries.get(bundle) ?? (await loadSupport({ sources, support: { importPaths } }, environment));
  libraries.set(bundle, support);
  await runCucumber({ sources, support, ...constants(options, bundle) }, environment, (message) =>
    recorder.hear(message as Message),
  );
}

const suiteOf = ({ root, output }: AcceptanceOptions): string => resolve(root, output, "steps/suite.ts");

/** The application is not loaded where a server elsewhere is judged. */
function bundleOf({
  root,
  output,
  made,
  steps,
  app,
  credentials,
  baseUrl,
}: AcceptanceOptions): Promise<SupportBundle> {
  const modules = baseUrl === null ? [app, credentials] : [credentials];
  return bundleSupport({ root, output, made, steps, modules });
}

function constants(
  options: AcceptanceOptions,
  bundle: SupportBundle,
): Pick<IRunOptions, "runtime" | "formats"> {
  const { root, app, credentials, baseUrl, html } = options;
  const specwright = {
    root,
    app,
    credentials,
    baseUrl: baseUrl ?? "",
    trace: join(bundle.output, "trace.json"),
    changes: options.changes,
    bundled: bundle.modules,
  };
  return {
    runtime: {
      dryRun: false,
      failFast: false,
      filterStacktraces: true,
      parallel: 0,
      retry: 0,
      retryTagFilter: "",
      strict: true,
      worldParameters: { specwright },
    },
    // Some formatter there must be; this one does least. The page is Cucumber's own.
    formats: {
      stdout: "rerun",
      files: html === null ? {} : { [html]: "html" },
      publish: false,
      options: {},
    },
  };
}

/** Service levels take their time and run only when they are asked for. */
function tagExpression(tags: string | null): string {
  if (tags === null || tags.trim() === "") return "not @slo";
  return /@slo\b/.test(tags) ? tags : `(${tags}) and not @slo`;
}

/** Glob patterns want slashes on every system. */
function slashes(path: string): string {
  return path.replaceAll("\\", "/");
}

/** Cucumber's own words are not ours. */
function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
