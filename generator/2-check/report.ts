import { type Code, diagnose, type Holes } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Span } from "../source.js";

/** Collects what this phase has to say; nothing is thrown, so one run tells all mistakes. */
export type Report = <C extends Code>(
  code: C,
  at: Span,
  holes: Holes<C>,
  related?: Diagnostic["related"],
) => void;

export interface Collector {
  readonly report: Report;
  readonly diagnostics: readonly Diagnostic[];
  /** How many errors were told so far. */
  readonly errors: () => number;
}

export function collector(): Collector {
  const diagnostics: Diagnostic[] = [];
  const told = new Set<string>();
  const report: Report = (code, at, holes, related) => {
    const diagnostic = diagnose(code, at, holes, related);
    // A fact of several operations is looked at once for each; what is wrong with it is told once.
    const key = `${code} ${at.path} ${at.start} ${diagnostic.message}`;
    if (told.has(key)) return;
    told.add(key);
    diagnostics.push(diagnostic);
  };
  const errors = (): number => diagnostics.filter(({ severity }) => severity === "error").length;
  return { report, diagnostics, errors };
}
