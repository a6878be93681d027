import type { Span } from "../source.js";

export type Severity = "error" | "warning" | "info";

/** What the compiler has to say about one place. Codes are API, texts are not. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | null;
  readonly at: Span;
  readonly related: readonly { readonly message: string; readonly at: Span }[];
}
