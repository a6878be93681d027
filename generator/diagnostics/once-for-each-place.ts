import type { Diagnostic } from "./diagnostic.js";

/** Passes on the first of the diagnostics with one code in one place: what is read for each row is wrong in each row. */
export function onceForEachPlace(report: (diagnostic: Diagnostic) => void): (diagnostic: Diagnostic) => void {
  const known = new Set<string>();
  return (diagnostic) => {
    const { code, at } = diagnostic;
    const key = `${code} ${at.start} ${at.end}`;
    if (!known.has(key)) report(diagnostic);
    known.add(key);
  };
}
