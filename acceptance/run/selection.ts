import { createRequire } from "node:module";

/** What is wrong with how the scenarios of a run are selected, and what to write. */
export interface SelectionTrouble {
  readonly message: string;
  readonly hint: string;
}

const tagHint = 'Join tags with and, or, not and round brackets: "@smoke and not (@slow or @slo)".';

/** Judges tags and names before anything runs; null where Cucumber can read them. */
export function selectionTrouble(tags: string | null, names: readonly string[]): SelectionTrouble | null {
  const problem = tags === null ? null : problemOfTags(tags);
  if (problem !== null)
    return { message: `\`--tags ${tags}\` is no tag expression: ${problem}.`, hint: tagHint };
  for (const name of names) {
    try {
      new RegExp(name);
    } catch (error) {
      const why = (error as Error).message.replace(/^Invalid regular expression: /, "");
      return {
        message: `\`${name}\` selects no scenarios: a part of a name is a regular expression, and this is none: ${why}.`,
        hint: "Put a backslash before each of `( ) [ ] { } * + ? . ^ $ | \\` that is meant literally.",
      };
    }
  }
  return null;
}

type Parse = (expression: string) => unknown;

function problemOfTags(tags: string): string | null {
  const words = tags.split(/\s+|(?<!\\)[()]/).filter((word) => word !== "");
  const odd = words.find((word) => !word.startsWith("@") && !["and", "or", "not"].includes(word));
  if (odd !== undefined) return `\`${odd}\` is neither a tag, which begins with \`@\`, nor and, or, not`;
  const joined = words.find((word) => /[,;&|]@/.test(word));
  if (joined !== undefined) return `\`${joined}\` is read as one tag`;
  try {
    parser()(tags);
    return null;
  } catch (error) {
    const [, problem] = /syntax error: (.*?)\.?$/s.exec((error as Error).message) ?? [];
    return inWords[problem ?? ""] ?? problem ?? (error as Error).message;
  }
}

const inWords: { readonly [problem: string]: string } = {
  "Expected operand": "a tag is missing beside and, or, not",
  "Expected operator": "between two tags stands and or or",
  "Unmatched (": "a bracket is not closed",
  "Unmatched )": "a bracket is closed that was not opened",
};

/** No dependency of ours: the parser that Cucumber itself depends on. */
function parser(): Parse {
  const cucumber = createRequire(import.meta.url).resolve("@cucumber/cucumber");
  const library = createRequire(cucumber)("@cucumber/tag-expressions") as { readonly default: Parse };
  return library.default;
}
