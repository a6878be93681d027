import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SourceFile } from "../../source.js";
import type { ProjectPaths } from "../place.js";

/** Where scaffold looks and writes. */
export type ScaffoldPaths = Pick<ProjectPaths, "root" | "output" | "features" | "steps" | "handlers" | "app">;

export interface ScaffoldedFile {
  readonly path: string;
  readonly outcome: "created" | "extended" | "unchanged";
  /** Operation ids, capabilities, or the expressions of steps. */
  readonly added: readonly string[];
}

/** A handler that no operation asks for any more. */
export interface OrphanedHandler {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export interface ScaffoldReport {
  /** Sorted by path. */
  readonly files: readonly ScaffoldedFile[];
  readonly orphaned: readonly OrphanedHandler[];
  /** `scaffold-orphan` for each of those, and `scaffold-not-extendable` with what to paste. */
  readonly diagnostics: readonly Diagnostic[];
  /** The files that diagnostics speak of. */
  readonly sources: readonly SourceFile[];
}
