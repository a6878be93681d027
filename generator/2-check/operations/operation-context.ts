import type { DiagnosticSink } from "../diagnostic-sink.js";
import type { TypeResolver } from "../entities/types.js";
import type { ErrorCodes } from "../errors/errors.js";
import type { Places } from "../places.js";
import type { Credentials } from "./credentials.js";

/** What the facts of an operation are resolved against. */
export interface OperationContext {
  readonly types: TypeResolver;
  readonly codes: ErrorCodes;
  readonly credentials: Credentials;
  readonly places: Places;
  readonly hasOneSided: (entity: string) => boolean;
  readonly report: DiagnosticSink;
}
