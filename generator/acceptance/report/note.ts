import type { ShownFailure } from "./failure.js";

/** What the suite tells the report, as attachments of a scenario: messages are all that reaches a report. */
export type Note =
  | { readonly kind: "not-run"; readonly reason: string }
  | { readonly kind: "failure"; readonly failure: ShownFailure }
  /** Declared replies seen in the scenario, as `operation status` or `operation CODE`; `operation` alone gave another. */
  | { readonly kind: "seen"; readonly replies: readonly string[] }
  /** Levels that a load was held to. */
  | { readonly kind: "levels"; readonly levels: readonly MeasuredLevel[] }
  /** All that is declared; told once. */
  | { readonly kind: "declared"; readonly operations: readonly DeclaredOperation[] };

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
  /** `201`, `OUT_OF_STOCK`, with the status of a code. */
  readonly replies: readonly { readonly id: string; readonly name: string }[];
}

export const noteMedia = "application/vnd.specwright.note+json";

export function readNote(mediaType: string, body: string): Note | null {
  return mediaType === noteMedia ? (JSON.parse(body) as Note) : null;
}
