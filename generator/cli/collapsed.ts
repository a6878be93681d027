import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** What is said of most specifications that were written without the notation is said again and again. */
const most = 2;

/** The first diagnostics of each code, and how many more there are. Errors are shown, each of them. */
export function collapsed(diagnostics: readonly Diagnostic[]): {
  readonly shown: readonly Diagnostic[];
  readonly more: ReadonlyMap<string, number>;
} {
  const seen = new Map<string, number>();
  const more = new Map<string, number>();
  const shown = diagnostics.filter(({ code, severity }) => {
    const before = seen.get(code) ?? 0;
    seen.set(code, before + 1);
    if (severity === "error" || before < most) return true;
    more.set(code, before + 1 - most);
    return false;
  });
  return { shown, more };
}
