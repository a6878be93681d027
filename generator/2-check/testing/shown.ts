import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { pointFinder, type SourceFile, type Span } from "../../source.js";

/** Diagnostics as a person reviews them: place, code, the text they point at, what is said. */
export function shownDiagnostics(diagnostics: readonly Diagnostic[], sources: readonly SourceFile[]): string {
  const [first] = sources;
  const place = ({ path, start }: Span): string => {
    const source = sources.find((one) => one.path === path);
    if (source === undefined) return path;
    const { line, column } = pointFinder(source.text)(start);
    return `${source === first ? "" : `${path}:`}${line}:${column}`;
  };
  return diagnostics
    .flatMap(({ at, code, message, hint, related }) => [
      `${place(at)} ${code} ${message}`,
      `    at   ${markedText(at, sources)}`,
      ...related.map((other) => `    see  ${place(other.at)} ${other.message}`),
      ...(hint === null ? [] : [`    hint ${hint.replaceAll("\n", "\n         ")}`]),
      "",
    ])
    .join("\n");
}

/** The text a diagnostic points at. */
export function markedText({ path, start, end }: Span, sources: readonly SourceFile[]): string {
  const text = sources.find((one) => one.path === path)?.text.slice(start, end) ?? "";
  return text.replaceAll("\n", "⏎");
}
