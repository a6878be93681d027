import type { PhraseDocument } from "./1-parse/phrase.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import type { Span } from "./source.js";

/** A step definition that people wrote, as it answers to a step. */
export interface Binding {
  /** A cucumber expression as it stands, or a regular expression between its slashes. */
  readonly expression: string;
  /** It looks into the server or changes it otherwise than by requests, and so cannot run against one that is elsewhere. */
  readonly ownServer: boolean;
  /** It does nothing but say that it is still to be written. */
  readonly pending: boolean;
  readonly at: Span;
  /** What it says of a step in notation, where its text is known before it runs; the places are that of the step. */
  readonly notation: (step: { readonly text: string; readonly at: Span }) => PhraseDocument | null;
}

/** The step definitions that people wrote. */
export interface Bindings {
  /** Names these definitions: what matches a text changes only with it. */
  readonly key: string;
  /** Those that match the text of a step, in the order of their files; more than one is an ambiguity. */
  match(text: string): readonly Binding[];
  /** All expressions, for naming the nearest one. */
  readonly phrases: readonly string[];
  /** What came up while matching: patterns that take too long. Ask after the last `match`. */
  troubles(): readonly Diagnostic[];
}

/** Where nobody wrote a step definition. */
export const noBindings: Bindings = { key: "", match: () => [], phrases: [], troubles: () => [] };
