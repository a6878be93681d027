import type { Diagnostic, Severity } from "./diagnostic.js";
import type { DiagnosticReport } from "./report.js";
import { visible, visibleLines } from "./visible.js";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/** For a workflow of GitHub: one annotation a diagnostic, shown on the line it speaks of. */
export function renderGithub(report: DiagnosticReport, prefix: string): string {
  const lines = report.diagnostics.map((diagnostic) => `${annotation(report, diagnostic, prefix)}\n`);
  const more =
    report.more === 0 ? "" : `::notice::${report.more} more are not shown; correct some of these first.\n`;
  return lines.join("") + more;
}

function annotation(report: DiagnosticReport, diagnostic: Diagnostic, prefix: string): string {
  const { start, end } = report.place(diagnostic.at);
  const oneLine = start.line === end.line && end.column > start.column;
  const properties = {
    file: visible(prefix + diagnostic.at.path),
    line: start.line,
    endLine: end.line,
    col: start.column,
    // The last column itself, not the one after; only within one line, as is asked of an annotation.
    ...(oneLine ? { endColumn: end.column - 1 } : {}),
    title: diagnostic.code,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${commands[diagnostic.severity]} ${written.join(",")}::${data(body(report, diagnostic))}`;
}

function body(report: DiagnosticReport, { message, hint, related, at }: Diagnostic): string {
  const diff = report.diffs.get(at.path);
  return [
    visible(message),
    ...(hint === null ? [] : [`fix: ${visible(hint)}`]),
    ...related.map((other) => {
      const { line, column } = report.place(other.at).start;
      return `see: ${visible(`${other.at.path}:${line}:${column} ${other.message}`)}`;
    }),
    ...(diff === undefined ? [] : [visibleLines(diff)]),
  ].join("\n");
}

const data = (text: string): string => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const property = (text: string): string => data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
