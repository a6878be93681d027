import { resolve } from "node:path";

/** Where a run finds what people wrote, and which server it speaks to. */
export interface SuiteSettings {
  readonly root: string;
  /** The file whose default export makes the application. */
  readonly app: string;
  /** The file whose default export makes credentials; it need not be there. */
  readonly credentials: string;
  /** Names the specification file of each capability. */
  readonly trace: string;
  /** Folders of changes whose deltas say the scenarios before the specification does. */
  readonly changes: readonly string[];
  /** A server that runs already; null: the application is served from this process. */
  readonly baseUrl: string | null;
  /** What is loaded in place of a file, by its path; a file that is not named here is loaded as it is. */
  readonly bundled: { readonly [file: string]: unknown };
}

/** Cucumber's world parameters are free-form; ours stand under `specwright`, or `baseUrl` at the top. */
export function readSettings(parameters: unknown, env: NodeJS.ProcessEnv): SuiteSettings {
  const top = fieldsOf(parameters);
  const own = fieldsOf(top.specwright);
  const root = textOr(own.root, process.cwd());
  const baseUrl = textOr(own.baseUrl, textOr(top.baseUrl, env.SPECWRIGHT_BASE_URL ?? ""));
  return {
    root,
    app: resolve(root, textOr(own.app, "features/support/app.ts")),
    credentials: resolve(root, textOr(own.credentials, "features/support/credentials.ts")),
    trace: resolve(root, textOr(own.trace, "generated/trace.json")),
    changes: Array.isArray(own.changes) ? own.changes.filter((one) => typeof one === "string") : [],
    baseUrl: baseUrl === "" ? null : baseUrl,
    bundled: fieldsOf(own.bundled),
  };
}

function fieldsOf(value: unknown): { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function textOr(value: unknown, other: string): string {
  return typeof value === "string" && value !== "" ? value : other;
}
