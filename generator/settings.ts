import type { Target } from "./targets.js";

/** What a project may ask of its specification, beside what always holds. Read from `specwright:` in config.yaml. */
export interface Settings {
  /** The name of the API, as openapi.json shows it. */
  readonly title: string;
  /** The version of the API, as openapi.json shows it. */
  readonly version: string;
  /** `**Key**:` lines that every requirement must carry, such as `Priority`. */
  readonly requireMeta: readonly string[];
  /** Whether every scenario must have a WHEN and a THEN. */
  readonly requireGivenWhenThen: boolean;
  /**
   * Whether the specification was written without knowing the contract: config.yaml has no `specwright:`. Then mistakes
   * are warnings, what they touch is left out, and `POST /x` or "status 201" in prose is read, and said to be inferred.
   */
  readonly foreign: boolean;
  /** The capabilities that are compiled; the others are prose for people, and only counted. `null`: all. */
  readonly capabilities: readonly string[] | null;
  /** What becomes of undeclared fields of a body and undeclared query parameters. */
  readonly unknown: "refuse" | "ignore";
  /** What output is made; TypeScript is always among them, but where a run names others alone. */
  readonly targets: readonly Target[];
}

export const defaultSettings: Settings = {
  title: "API",
  version: "0.0.0",
  requireMeta: [],
  requireGivenWhenThen: false,
  foreign: false,
  capabilities: null,
  unknown: "refuse",
  targets: ["typescript"],
};
