import type * as Library from "@cucumber/gherkin";
import type { Dialect } from "@cucumber/gherkin";
import type { Feature } from "@cucumber/messages";

/** What the parser objects to; columns count code points, both from 1. */
export interface GherkinError {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type GherkinResult =
  | { readonly kind: "read"; readonly feature: Feature | null }
  | { readonly kind: "refused"; readonly errors: readonly GherkinError[] };

/** The keywords of a language of features. */
export type { Dialect };

/** Cucumber's own parser of features, handed in: it is that of the Cucumber which runs them. */
export interface Gherkin {
  readonly read: (text: string) => GherkinResult;
  readonly dialects: Readonly<Record<string, Dialect>>;
}

/** The parser of a library that is installed. */
export function gherkinOf({
  Parser,
  AstBuilder,
  GherkinClassicTokenMatcher,
  dialects,
}: typeof Library): Gherkin {
  const read = (text: string): GherkinResult => {
    let count = 0;
    const parser = new Parser(new AstBuilder(() => String(count++)), new GherkinClassicTokenMatcher());
    try {
      return { kind: "read", feature: parser.parse(text).feature ?? null };
    } catch (error) {
      return { kind: "refused", errors: errorsIn(error) };
    }
  };
  return { read, dialects };
}

interface Located {
  readonly message: string;
  readonly location?: { readonly line: number; readonly column?: number };
  readonly errors?: readonly Located[];
}

/** One error, or the list that an error is made of; whatever has no place in the text is a fault of the parser. */
function errorsIn(thrown: unknown): readonly GherkinError[] {
  const { errors, ...alone } = thrown as Located;
  return (errors ?? [{ ...alone, message: (thrown as Error).message }]).map(({ message, location }) => {
    if (location === undefined) throw thrown;
    return { message, line: location.line, column: location.column ?? 1 };
  });
}
