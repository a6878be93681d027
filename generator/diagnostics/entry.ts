import type { Severity } from "./diagnostic.js";

/** One row of the catalogue. `{name}` in a text is a hole that `diagnose` must be given. */
export interface Entry {
  readonly severity: Severity;
  /** What is wrong, and what was expected. */
  readonly message: string;
  /** How to correct it; `null` where the message says all. */
  readonly hint: string | null;
  /** For docs/diagnostics.md: a smallest text that earns this diagnostic. */
  readonly example: string;
}
export type Entries = Readonly<Record<string, Entry>>;
