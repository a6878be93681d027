import fc from "fast-check";

/** Atoms of regular expressions, among them such as overlap and such as do not. */
const atoms = [
  "a",
  "b",
  "-",
  "\\.",
  "\\/",
  "\\d",
  "\\w",
  "\\s",
  "\\D",
  "\\W",
  "\\S",
  ".",
  "[a-z]",
  "[^a-z]",
  "[\\w.-]",
  "[^\\s@]",
  "[\\]^]",
  "[-a]",
  "\\p{L}",
  "\\p{Lu}",
  "\\P{L}",
  "\\u0061",
  "\\u{1F600}",
  "\\x41",
  "\\t",
  "ü",
  "😀",
  "订",
] as const;
const smallCounts = ["", "", "", "*", "+", "?", "{2}", "{1,3}", "{2,}", "*?", "+?"] as const;
const counts = [...smallCounts, "{0,9}", "{12}", "{1,50}"] as const;

const patternWith = (repetitions: readonly string[]): fc.Arbitrary<string> =>
  fc
    .letrec<{ alternatives: string; sequence: string; item: string }>((tie) => ({
      alternatives: fc.oneof(
        { depthSize: "small" },
        { weight: 3, arbitrary: tie("sequence") },
        {
          weight: 1,
          arbitrary: fc.array(tie("sequence"), { minLength: 2, maxLength: 3 }).map((all) => all.join("|")),
        },
      ),
      sequence: fc.array(tie("item"), { maxLength: 4 }).map((items) => items.join("")),
      item: fc
        .tuple(
          fc.oneof(
            { depthSize: "small", withCrossShrink: true },
            { weight: 4, arbitrary: fc.constantFrom(...atoms) },
            {
              weight: 1,
              arbitrary: fc
                .tuple(fc.constantFrom("(", "(?:"), tie("alternatives"))
                .map(([open, inner]) => `${open}${inner})`),
            },
          ),
          fc.constantFrom(...repetitions),
        )
        .map((parts) => parts.join("")),
    }))
    .alternatives.chain((pattern) =>
      fc.constantFrom(pattern, `^${pattern}`, `^(?:${pattern})$`, `${pattern}$`),
    );

/** Source of a regular expression, mostly one of the portable subset. */
export const anyPattern: fc.Arbitrary<string> = patternWith(counts);

/** Such as JavaScript's own engine gets through with a short text. */
export const quickPattern: fc.Arbitrary<string> = patternWith(smallCounts);
