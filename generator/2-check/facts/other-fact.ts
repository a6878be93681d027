import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";

/** What a fact was meant as that reads as another. */
export interface OtherFact {
  readonly written: string;
  /** The text to write instead. */
  readonly near: string;
  readonly fact: FactSyntax;
}
