import type { ShownFailure } from "./failure.js";
import type { Place } from "./trace.js";

/** What the suite gives to the report, as attachments of a scenario: messages are all that reaches a report. */
export type Note =
  /** What the scenario is called, where its messages do not say: one of a feature that people wrote. */
  | { readonly kind: "called"; readonly name: string }
  | { readonly kind: "not-run"; readonly reason: string }
  /** People judge the scenario, and no machine does. */
  | { readonly kind: "for-people"; readonly reason: string }
  | { readonly kind: "failure"; readonly failure: ShownFailure }
  /** Where the step stands that failed. */
  | ({ readonly kind: "failed-at" } & Place)
  /** Declared replies seen in the scenario, as `operation status`, `operation CODE` or `* CODE`; `operation` alone gave another. */
  | { readonly kind: "seen"; readonly replies: readonly string[] }
  /** Levels that a load was held to. */
  | { readonly kind: "levels"; readonly levels: readonly MeasuredLevel[] }
  /** All that is declared; reported once. */
  | { readonly kind: "declared"; readonly declared: Declared };

/** Everything that a run can show. */
export interface Declared {
  readonly operations: readonly DeclaredOperation[];
  /** Codes of the catalogue that belong to no single operation, such as `404 ROUTE_NOT_FOUND`. */
  readonly anywhere: readonly DeclaredReply[];
}

export interface DeclaredReply {
  readonly id: string;
  /** `201`, or a code with its status: `409 OUT_OF_STOCK`. */
  readonly name: string;
}

/** `p99 < 100ms`, and what it was: milliseconds, or a share of errors. */
export interface MeasuredLevel {
  readonly measure: string;
  readonly below: number;
  /** null: so many were lost that it has no value */
  readonly measured: number | null;
}

export interface DeclaredOperation {
  readonly id: string;
  /** `POST /api/orders` */
  readonly name: string;
  readonly replies: readonly DeclaredReply[];
}

export const noteMedia = "application/vnd.specwright.note+json";

export function readNote(mediaType: string, body: string): Note | null {
  return mediaType === noteMedia ? (JSON.parse(body) as Note) : null;
}
