import type { Colors } from "picocolors/types.js";
import type { Span } from "../source.js";
import { codeFrame } from "./code-frame.js";
import type { Diagnostic, Severity } from "./diagnostic.js";
import type { DiagnosticReport } from "./report.js";
import { visible, visibleLines } from "./visible.js";

export interface PrettyOptions {
  readonly colors: Colors;
  /** Columns of the terminal. */
  readonly width: number;
  /** Put before every path, so that a terminal can open it from where it stands. */
  readonly prefix: string;
}

/** Beyond this many, a diagnostic is one line without its code. */
const mostFrames = 100;

/** For people: every diagnostic with its line of code, and a count at the end. Empty where there are none. */
export function renderPretty(report: DiagnosticReport, options: PrettyOptions): string {
  const blocks = report.diagnostics.map((diagnostic, index) =>
    index < mostFrames ? block(report, diagnostic, options) : `${headline(report, diagnostic, options)}\n`,
  );
  const more =
    report.more === 0 ? "" : `… and ${report.more} more, not shown: correct some of these first.\n\n`;
  return blocks.length === 0 ? "" : `${blocks.join("\n")}\n${more}${renderCounts(report, options.colors)}\n`;
}

function block(report: DiagnosticReport, diagnostic: Diagnostic, options: PrettyOptions): string {
  const { colors } = options;
  const lines = [headline(report, diagnostic, options)];
  const diff = report.diffs.get(diagnostic.at.path);
  // A diff begins with the very line that a frame would show.
  if (diff !== undefined) lines.push(...diffLines(diff, colors));
  else lines.push(...frame(report, diagnostic.at, paintOf(colors, diagnostic.severity), options));
  // A hint may be code to paste, of several lines; what a specification says never begins one.
  const hint = visibleLines(diagnostic.hint ?? "").replaceAll("\n", "\n    ");
  if (hint !== "") lines.push(`  ${colors.green("fix:")} ${hint}`);
  for (const { message, at } of diagnostic.related) {
    lines.push(`  ${colors.cyan("see:")} ${where(report, at, options)} ${visible(message)}`);
    lines.push(...frame(report, at, colors.cyan, options));
  }
  return `${lines.join("\n")}\n`;
}

function headline(report: DiagnosticReport, diagnostic: Diagnostic, options: PrettyOptions): string {
  const { colors } = options;
  const kind = paintOf(colors, diagnostic.severity)(colors.bold(diagnostic.severity));
  const code = colors.dim(`[${diagnostic.code}]`);
  return `${where(report, diagnostic.at, options)} ${kind}${code} ${visible(diagnostic.message)}`;
}

function where(report: DiagnosticReport, at: Span, { colors, prefix }: PrettyOptions): string {
  const { line, column } = report.place(at).start;
  const path = visible(prefix + at.path);
  return colors.bold(report.text(at.path) === null ? path : `${path}:${line}:${column}`);
}

type Paint = (text: string) => string;

function frame(report: DiagnosticReport, at: Span, paint: Paint, { colors, width }: PrettyOptions): string[] {
  const text = report.text(at.path);
  if (text === null || text === "") return [];
  const { start, end } = report.place(at);
  const line = (text.split("\n", start.line)[start.line - 1] ?? "").replace(/\r$/, "");
  const until = end.line > start.line ? line.length : end.column - 1;
  const number = String(start.line);
  const shown = codeFrame(line, start.column - 1, until, Math.max(40, width - number.length - 5));
  const bar = colors.dim("|");
  const margin = " ".repeat(number.length);
  return [
    `  ${colors.dim(number)} ${bar} ${shown.line}`,
    `  ${margin} ${bar} ${" ".repeat(shown.indent)}${paint("^".repeat(shown.length))}`,
  ];
}

function diffLines(diff: string, colors: Colors): string[] {
  return visibleLines(diff)
    .split("\n")
    .map((line) => {
      const paint = line.startsWith("+") ? colors.green : line.startsWith("-") ? colors.red : colors.dim;
      return `    ${paint(line)}`;
    });
}

function paintOf(colors: Colors, severity: Severity): Paint {
  return severity === "error" ? colors.red : severity === "warning" ? colors.yellow : colors.blue;
}

/** `2 errors, 1 warning` */
export function renderCounts({ counts }: DiagnosticReport, colors: Colors): string {
  const say = (severity: Severity, one: string, many: string): string[] => {
    const count = counts[severity];
    return count === 0 ? [] : [paintOf(colors, severity)(`${count} ${count === 1 ? one : many}`)];
  };
  return [
    ...say("error", "error", "errors"),
    ...say("warning", "warning", "warnings"),
    ...say("info", "note", "notes"),
  ].join(", ");
}
