import type { SpecDocument } from "../../1-parse/document.js";
import { lazily } from "../../lazily.js";
import type { UsedNames } from "./names-used.js";
import { namesWritten } from "./plain-names.js";

/** Less than this may be chance. */
const clearly = 0.25;

/** Says which of two spellings of a name the specification bears out. */
export class Attested {
  private readonly counts: () => ReadonlyMap<string, number>;
  private readonly words: () => ReadonlyMap<string, number>;
  private readonly letters: () => ReadonlyMap<string, number>;

  constructor(documents: readonly SpecDocument[], kinds: readonly UsedNames[]) {
    this.counts = lazily(() => namesWritten(documents));
    this.words = lazily(() => counted([...namesOf(kinds)].flatMap(wordsOf)));
    this.letters = lazily(() => counted([...new Set(wordsIn(JSON.stringify(documents)))].flatMap(lettersOf)));
  }

  /** In how many places a name stands. */
  count(name: string): number {
    return this.counts().get(name) ?? 0;
  }

  /**
   * The better one stands more often; or is made of words that other names have too; or of letters that follow each other
   * in other words: `Stacja` rather than `Satcja`.
   */
  isBetter(name: string, uses: number, declared: string): boolean {
    const own = this.count(declared);
    const used = Math.max(uses, this.count(name));
    if (used !== own) return used > own;
    const words = knownShare(wordsOf(name), this.words()) - knownShare(wordsOf(declared), this.words());
    if (words !== 0) return words > 0;
    return this.likeness(name, declared) > this.likeness(declared, name) + clearly;
  }

  /** How common those of its letters are, three at a time, that the other does not have. */
  private likeness(name: string, other: string): number {
    const others = new Set(wordsOf(other).flatMap(lettersOf));
    const own = wordsOf(name)
      .flatMap(lettersOf)
      .filter((three) => !others.has(three));
    const sum = own.reduce((total, three) => total + Math.log(this.letters().get(three) ?? 1), 0);
    return sum / Math.max(1, own.length);
  }
}

const namesOf = (kinds: readonly UsedNames[]): ReadonlySet<string> =>
  new Set(kinds.flatMap(({ declared, used }) => [...declared.keys(), ...used.keys()]));

function counted(all: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

/** `New` and `Order` of `NewOrder`. */
const wordsOf = (name: string): readonly string[] =>
  (name.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lo}+/gu) ?? []).map((word) => word.toLowerCase());

const wordsIn = (text: string): readonly string[] => (text.match(/\p{L}+/gu) ?? []).flatMap(wordsOf);

/** Each three letters that follow each other; the ends of the word count as letters. */
function lettersOf(word: string): readonly string[] {
  const whole = `^${word}$`;
  return [...whole].slice(2).map((_, i) => whole.slice(i, i + 3));
}

/** The share of words that other names have too. */
const knownShare = (own: readonly string[], words: ReadonlyMap<string, number>): number =>
  own.filter((word) => (words.get(word) ?? 0) > 1).length / Math.max(1, own.length);
