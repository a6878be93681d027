import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { defaultSettings, type Settings } from "../settings.js";
import type { Located } from "../source.js";
import type { Target } from "../targets.js";
import type { PathKey } from "./place.js";

/** What `specwright:` in config.yaml says. What it leaves out is `null`. */
export interface Config {
  readonly title: string | null;
  readonly version: string;
  readonly requireMeta: readonly string[];
  readonly requireGivenWhenThen: boolean;
  readonly unknown: Settings["unknown"];
  /** No `specwright:` section: the specification was written without knowing the contract. */
  readonly foreign: boolean;
  readonly targets: readonly Target[];
  /** The capabilities that are compiled, each where it is named; `null`: all. */
  readonly capabilities: readonly Located<string>[] | null;
  /** The store that OpenSpec goes to where a project has a config alone. */
  readonly store: string | null;
  readonly paths: Readonly<Partial<Record<PathKey, string>>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where there is no config.yaml. */
export const emptyConfig: Config = {
  title: null,
  version: defaultSettings.version,
  requireMeta: defaultSettings.requireMeta,
  requireGivenWhenThen: defaultSettings.requireGivenWhenThen,
  unknown: defaultSettings.unknown,
  foreign: true,
  targets: defaultSettings.targets,
  capabilities: null,
  store: null,
  paths: {},
  diagnostics: [],
};
