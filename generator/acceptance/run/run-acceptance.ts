import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { Writable } from "node:stream";
import type { IRunOptions, ISupportCodeLibrary } from "@cucumber/cucumber/api";
import type { Message } from "../report/messages.js";
import { Recorder } from "../report/record.js";
import { type Summary, summarize } from "../report/summary.js";
import { loadTypeScript } from "./typescript.js";

/** What a run takes; folders and files are relative to the project's root. */
export interface AcceptanceOptions {
  readonly root: string;
  /** Where the compiler wrote: `generated`. */
  readonly output: string;
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
const libraries = new Map<string, ISupportCodeLibrary>();

/** Runs the generated scenarios and the handwritten features over HTTP. Whatever goes wrong is in the summary. */
export async function runAcceptance(options: AcceptanceOptions): Promise<Summary> {
  const recorder = new Recorder();
  try {
    await run(options, recorder);
  } catch (error) {
    // A hook that failed has told its trouble already.
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
  const suite = join(options.output, "steps/suite.ts");
  if (!existsSync(resolve(options.root, suite))) {
    throw new Error(`There is no ${suite}: generate it with \`specwright generate\`.`);
  }
  const [{ runCucumber, loadSupport }] = await Promise.all([
    import("@cucumber/cucumber/api"),
    loadTypeScript(options.root),
  ]);
  const environment = { cwd: options.root, stdout: nowhere(), stderr: nowhere(), env: process.env };
  const sources: IRunOptions["sources"] = {
    defaultDialect: "en",
    paths: [join(options.output, "features/**/*.feature"), join(options.features, "**/*.feature")].map(
      slashes,
    ),
    names: [...options.names],
    tagExpression: tagExpression(options.tags),
    order: "defined",
  };
  const importPaths = [suite, join(options.steps, "**/*.{ts,mts,js,mjs}")].map(slashes);
  const key = JSON.stringify([options.root, importPaths]);
  const support =
    libraries.get(key) ?? (await loadSupport({ sources, support: { importPaths } }, environment));
  libraries.set(key, support);
  await runCucumber({ sources, support, ...constants(options) }, environment, (message) =>
    recorder.hear(message as Message),
  );
}

function constants(options: AcceptanceOptions): Pick<IRunOptions, "runtime" | "formats"> {
  const { root, app, credentials, baseUrl, html } = options;
  const specwright = {
    root,
    app,
    credentials,
    baseUrl: baseUrl ?? "",
    trace: join(options.output, "trace.json"),
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
