import { type Code, diagnose, type Holes } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type StepWords, specWords } from "../diagnostics/step-words.js";
import type { Span } from "../source.js";

/** Collects what this phase has to say; nothing is thrown, so one run reports all mistakes. */
export type DiagnosticSink = <C extends Code>(
  code: C,
  at: Span,
  holes: Holes<C>,
  related?: Diagnostic["related"],
) => void;

/** A sink that says it in the words of a file. */
export const sinkIn =
  (words: StepWords, add: (diagnostic: Diagnostic) => void): DiagnosticSink =>
  (code, at, holes, related) =>
    add(diagnose(code, at, holes, related, words));

export interface Collector {
  readonly report: DiagnosticSink;
  readonly add: (diagnostic: Diagnostic) => void;
  /** What some work makes, and what is reported while it is done. */
  readonly during: <T>(work: () => T) => { readonly made: T; readonly diagnostics: readonly Diagnostic[] };
  /** The same, kept out of `diagnostics`: whoever asked adds what should stay. */
  readonly apart: <T>(work: () => T) => { readonly made: T; readonly diagnostics: readonly Diagnostic[] };
  readonly diagnostics: readonly Diagnostic[];
  /** How many errors were found so far, reported again or not. */
  readonly errors: () => number;
}

export function collector(): Collector {
  const diagnostics: Diagnostic[] = [];
  let aside: Diagnostic[] | null = null;
  let found = 0;
  const known = new Set<string>();
  const add = (diagnostic: Diagnostic): void => {
    const { code, severity, at, message } = diagnostic;
    if (severity === "error") found += 1;
    if (aside !== null) {
      aside.push(diagnostic);
      return;
    }
    // A fact of several operations is looked at once for each; what is wrong with it is reported once.
    const key = `${code} ${at.path} ${at.start} ${message}`;
    if (known.has(key)) return;
    known.add(key);
    diagnostics.push(diagnostic);
  };
  const report = sinkIn(specWords, add);
  const during = <T>(work: () => T): { readonly made: T; readonly diagnostics: readonly Diagnostic[] } => {
    const before = diagnostics.length;
    const made = work();
    return { made, diagnostics: diagnostics.slice(before) };
  };
  const apart = <T>(work: () => T): { readonly made: T; readonly diagnostics: readonly Diagnostic[] } => {
    const reported: Diagnostic[] = [];
    const outer = aside;
    aside = reported;
    try {
      return { made: work(), diagnostics: reported };
    } finally {
      aside = outer;
    }
  };
  return { report, add, during, apart, diagnostics, errors: () => found };
}
