import type { ScenarioDocument } from "../../1-parse/document.js";
import type { Operation } from "../../model.js";
import type { Settings } from "../../settings.js";
import type { Declarations } from "../declarations.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import type { TypeResolver } from "../entities/types.js";
import type { ErrorCodes } from "../errors/errors.js";
import type { Credentials } from "../operations/credentials.js";
import type { OperationDraft } from "../scope.js";

/** A rule of scenarios is asked of one capability at a time, so that those which stay as they are need not be read. */
export type ScenarioRule = (
  homes: readonly { readonly scenarios: readonly { readonly document: ScenarioDocument }[] }[],
  settings: Settings,
  report: DiagnosticSink,
) => void;

/** What a rule may look at. A rule is one file, one question, one diagnostic code. */
export interface RuleContext {
  readonly declared: Declarations;
  /** Every operation with the facts that belong to it. */
  readonly drafts: readonly OperationDraft[];
  readonly operations: readonly Operation[];
  readonly types: TypeResolver;
  readonly codes: ErrorCodes;
  readonly credentials: Credentials;
  readonly settings: Settings;
  readonly report: DiagnosticSink;
}
export type Rule = (context: RuleContext) => void;
