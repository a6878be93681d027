import type { Point, Span } from "../source.js";
import type { Diagnostic, Severity } from "./diagnostic.js";
import type { DiagnosticReport } from "./report.js";
import { visibleJson } from "./visible.js";

/** The shape of `--format json`. `version` is raised whenever a field goes or changes its meaning. */
export interface JsonReport {
  readonly version: 1;
  readonly command: string;
  readonly ok: boolean;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly diagnostics: readonly JsonDiagnostic[];
  /** How many diagnostics there are besides these: at most 1,000 are reported one by one, errors first. */
  readonly more: number;
  /** What the command did, by command. */
  readonly result: unknown;
}

/** Lines and columns count from 1, columns in UTF-16 units; `end` is the first place after. */
export interface JsonPlace {
  readonly path: string;
  readonly start: Point;
  readonly end: Point;
}

export interface JsonDiagnostic extends JsonPlace {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | null;
  readonly related: readonly (JsonPlace & { readonly message: string })[];
  /** Of a generated file that is not as it should be: `-` on the disk, `+` as it should be. */
  readonly diff: string | null;
}

/** For programs: one document. */
export function renderJson(
  report: DiagnosticReport,
  command: string,
  ok: boolean,
  result: unknown = null,
): string {
  const document: JsonReport = {
    version: 1,
    command,
    ok,
    counts: report.counts,
    diagnostics: report.diagnostics.map((diagnostic) => jsonDiagnostic(report, diagnostic)),
    more: report.more,
    result,
  };
  return `${visibleJson(JSON.stringify(document, null, 2))}\n`;
}

function jsonDiagnostic(
  report: DiagnosticReport,
  { code, severity, message, hint, at, related }: Diagnostic,
): JsonDiagnostic {
  const place = (span: Span): JsonPlace => ({ path: span.path, ...report.place(span) });
  const others = related.map((other) => ({ message: other.message, ...place(other.at) }));
  const diff = report.diffs.get(at.path) ?? null;
  return { code, severity, message, hint, ...place(at), related: others, diff };
}
