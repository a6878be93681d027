import type { Diagnostic } from "../../diagnostics/diagnostic.js";

/** Thrown where a span begins like a fact and then breaks; caught at the edge of the span, never seen outside. */
export class Broken extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}
