import type { TypeResolver } from "../entities/types.js";
import type { CodeBook } from "../errors/errors.js";
import type { Places } from "../places.js";
import type { Report } from "../report.js";

/** What the facts of an operation are resolved against. */
export interface OperationContext {
  readonly types: TypeResolver;
  readonly codes: CodeBook;
  readonly places: Places;
  readonly hasReadOnly: (entity: string) => boolean;
  readonly report: Report;
}
