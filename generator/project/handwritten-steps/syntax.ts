/** A range of offsets in the file that was read. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export type PatternSyntax =
  | { readonly kind: "expression"; readonly source: string }
  | { readonly kind: "regexp"; readonly source: string; readonly flags: string };

/** The notation that a definition returns: texts, and between them the parameters that stand there, counted from 0. */
export interface PhraseSyntax {
  readonly parts: readonly (string | number)[];
  readonly at: Range;
}

/** What one file of step definitions says, as far as this compiler asks. Plain data: it is kept by content hash. */
export interface StepFileSyntax {
  readonly definitions: readonly {
    readonly pattern: PatternSyntax;
    /** Whether its options are `ownServer`, or spread it. */
    readonly ownServer: boolean;
    /** Whether it does nothing but say that it is still to be written. */
    readonly pending: boolean;
    readonly at: Range;
    readonly phrase: PhraseSyntax | null;
  }[];
  readonly parameterTypes: readonly {
    readonly name: string;
    /** Sources of regular expressions, any of which it matches. */
    readonly sources: readonly string[];
    readonly at: Range;
  }[];
  readonly computed: readonly {
    readonly kind: "step-pattern" | "parameter-type" | "phrase";
    readonly at: Range;
  }[];
  readonly broken: readonly { readonly reason: string; readonly at: Range }[];
}
