import type { SpecDocument } from "../1-parse/document.js";
import { lazily } from "../lazily.js";
import { isOneSlipApart } from "../one-slip.js";
import type { Located } from "../source.js";
import { namesUsed } from "./names-used.js";
import { nearest } from "./nearest.js";
import { namesWritten, renamedAt } from "./plain-names.js";
import type { Report } from "./report.js";

/** Names of one kind: where each is declared, and where requirements and tables use it. */
export interface UsedNames {
  readonly kind: "entity" | "code" | "field" | "query";
  /** Each belongs to an entity or operation of its own, so that several may have the same. */
  readonly owned: boolean;
  readonly declared: ReadonlyMap<string, Located<string>>;
  readonly used: ReadonlyMap<string, readonly Located<string>[]>;
}

/**
 * The documents with each misspelt name spelt as the rest of the specification has it. Which of two spellings is the
 * slip, its declaration or a use, is told by how often each stands: the slip is told in its place, and whatever else
 * names the thing is right.
 */
export function spelledRight(documents: readonly SpecDocument[], report: Report): readonly SpecDocument[] {
  const counts = lazily(() => namesWritten(documents));
  const renames = new Map<string, string>();
  const kinds = namesUsed(documents);
  const words = lazily(() => wordsOf(kinds));
  for (const names of kinds) {
    for (const [name, uses] of names.used) {
      if (names.declared.has(name)) {
        for (const declaration of names.owned ? typosOf(name, names, counts()) : []) {
          report("misspelt-name", declaration.at, { name: declaration.value, used: name }, related(uses));
          renames.set(placeOf(declaration), name);
        }
        continue;
      }
      const near = nearest(name, names.declared.keys());
      const declaration = near === null ? undefined : names.declared.get(near);
      if (near === null || declaration === undefined) continue;
      const isUnused = !names.used.has(near) && (names.kind !== "field" || isFieldMeant(name, near, uses));
      if (isUnused && isBetter(name, new Set(uses.map(placeOf)).size, near, counts(), words())) {
        report("misspelt-name", declaration.at, { name: near, used: name }, related(uses));
        renames.set(placeOf(declaration), name);
      } else if (names.kind === "entity" || names.kind === "code")
        for (const use of uses) {
          const guess = ` Did you mean \`${near}\`?`;
          if (names.kind === "code") report("unknown-code", use.at, { code: name, guess });
          else report("unknown-entity", use.at, { name, guess });
          renames.set(placeOf(use), near);
        }
    }
  }
  return renames.size === 0 ? documents : renamedAt(documents, renames);
}

/**
 * Declared once, used nowhere, and the same as a name that others declare and use but for capitals, a doubled letter or
 * two in the other order: `limit` of one operation may be misspelt where that of another is not.
 */
function typosOf(
  name: string,
  { declared, used }: UsedNames,
  counts: ReadonlyMap<string, number>,
): readonly Located<string>[] {
  if (name.length < 4) return [];
  return [...declared.values()].filter(
    ({ value }) => value !== name && isTypo(value, name) && !used.has(value) && (counts.get(value) ?? 0) <= 1,
  );
}

/** Names in bodies may be keys of a map, which nobody declares: only a long one that stands often was meant as the field. */
const isFieldMeant = (name: string, field: string, uses: readonly Located<string>[]): boolean =>
  uses.length > 1 && name.length > 4 && isOneSlipApart(name.toLowerCase(), field.toLowerCase());

function isTypo(written: string, name: string): boolean {
  const [a, b] = [written.toLowerCase(), name.toLowerCase()];
  if (a === b) return true;
  if (!isOneSlipApart(a, b)) return false;
  const once = (word: string): string => word.replace(/(.)\1/gu, "$1");
  return a.length === b.length ? [...a].sort().join("") === [...b].sort().join("") : once(a) === once(b);
}

const placeOf = ({ at }: Located<string>): string => `${at.path} ${at.start}`;

const related = ([first]: readonly Located<string>[]) =>
  first === undefined ? [] : [{ message: `\`${first.value}\` is used here.`, at: first.at }];

/** Whether a spelling is better attested than the declared one: it stands more often, or is made of words that do. */
function isBetter(
  name: string,
  uses: number,
  declared: string,
  counts: ReadonlyMap<string, number>,
  words: ReadonlyMap<string, number>,
): boolean {
  const [used, own] = [Math.max(uses, counts.get(name) ?? 0), counts.get(declared) ?? 0];
  if (used !== own) return used > own;
  return knownWords(name, words) > knownWords(declared, words);
}

const partsOf = (name: string): readonly string[] =>
  (name.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lo}+/gu) ?? []).map((word) => word.toLowerCase());

/** In how many names each word stands: `New` and `Order` in `NewOrder`. */
function wordsOf(kinds: readonly UsedNames[]): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  for (const name of new Set(kinds.flatMap(({ declared, used }) => [...declared.keys(), ...used.keys()])))
    for (const word of partsOf(name)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

/** The share of words that other names have too. */
function knownWords(name: string, words: ReadonlyMap<string, number>): number {
  const own = partsOf(name);
  return own.filter((word) => (words.get(word) ?? 0) > 1).length / Math.max(1, own.length);
}
