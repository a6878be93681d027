/** How a file says its steps and scenarios. Texts of the catalogue are written in the words of a specification. */
export interface StepWords {
  readonly GIVEN: string;
  readonly WHEN: string;
  readonly THEN: string;
  readonly AND: string;
  readonly BUT: string;
  /** What stands before the name of a scenario, and of one with examples. */
  readonly scenario: string;
  readonly outline: string;
  readonly examples: string;
  /** What stands before a keyword at the beginning of a line, and behind it. */
  readonly around: readonly [before: string, after: string];
}

export const specWords: StepWords = {
  ...{ GIVEN: "GIVEN", WHEN: "WHEN", THEN: "THEN", AND: "AND", BUT: "BUT" },
  scenario: "#### Scenario:",
  outline: "#### Scenario Outline:",
  examples: "Examples:",
  around: ["- **", "**"],
};

type Phase = "GIVEN" | "WHEN" | "THEN" | "AND" | "BUT";

const keyword = /(- \*\*)?\b(GIVEN|WHEN|THEN|AND|BUT)\b(?:\*\*)?/g;
const heading = /`(?:#### )?(Scenario|Scenario Outline|Examples):/g;
const headings = { Scenario: "scenario", "Scenario Outline": "outline", Examples: "examples" } as const;

/** A text of the catalogue in the words of a file. */
export function inWords(text: string, words: StepWords): string {
  if (words === specWords) return text;
  return text
    .replace(keyword, (_whole, begins: string | undefined, phase: Phase) =>
      begins === undefined ? words[phase] : words.around.join(words[phase]),
    )
    .replace(heading, (_whole, name: keyof typeof headings) => `\`${words[headings[name]]}`);
}

/** A step as the file would say it. */
export const stepLineIn = ({ around: [before, after], ...words }: StepWords, phase: Phase, text: string) =>
  `${before}${words[phase]}${after} ${text}`;
