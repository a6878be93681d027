import type { SpecDocument } from "./1-parse/document.js";
import { check } from "./2-check/check.js";
import { emit } from "./3-emit/emit.js";
import type { OutputFile } from "./3-emit/output-file.js";
import type { Bindings } from "./bindings.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { byPlace } from "./diagnostics/order.js";
import type { SpecModel } from "./model.js";
import type { Settings } from "./settings.js";
import type { SourceFile } from "./source.js";

export interface CompileInput {
  readonly sources: readonly SourceFile[];
  /** Phase 1, handed in so that whoever calls may keep its results. */
  readonly parse: (source: SourceFile) => SpecDocument;
  readonly settings: Settings;
  readonly bindings: Bindings;
}

export interface Compiled {
  readonly model: SpecModel;
  /** Empty where a diagnostic is an error: nothing is made from a specification that contradicts itself. */
  readonly files: readonly OutputFile[];
  /** All of them, by place. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The three phases: what was written, what it means, what is made of it. Pure; the same bytes give the same bytes. */
export function compile({ sources, parse, settings, bindings }: CompileInput): Compiled {
  const documents = sources.map(parse);
  const { model, diagnostics } = check({ documents, sources, settings, bindings });
  const told = [...documents.flatMap((document) => document.diagnostics), ...diagnostics].sort(byPlace);
  const all = settings.foreign ? told.map(asWarning) : told;
  const broken = all.some((diagnostic) => diagnostic.severity === "error");
  return { model, files: broken ? [] : emit(model), diagnostics: all };
}

/** A specification written without knowing the contract cannot break it. */
const asWarning = (diagnostic: Diagnostic): Diagnostic =>
  diagnostic.severity === "error" ? { ...diagnostic, severity: "warning" } : diagnostic;
