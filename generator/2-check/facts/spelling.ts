import type { SpecDocument } from "../../1-parse/document.js";
import { isOneSlipApart } from "../../names/one-slip.js";
import type { Located } from "../../source.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import { nearest } from "../nearest.js";
import { Attested } from "./attested.js";
import { namesUsed, type UsedNames } from "./names-used.js";
import { renamedAt } from "./plain-names.js";
import type { StepNamesOf } from "./step-names.js";

/**
 * The documents with each misspelt name spelt as the rest of the specification has it. Which of two spellings is the
 * slip, its declaration or a use, the rest of the specification decides: it is reported in its place, and whatever else
 * names the thing is right.
 */
export function spelledRight(
  documents: readonly SpecDocument[],
  stepNames: StepNamesOf,
  report: DiagnosticSink,
): readonly SpecDocument[] {
  const renames = new Map<string, string>();
  const kinds = namesUsed(documents, stepNames);
  const attested = new Attested(documents, kinds);
  const misdeclared = (
    declaration: Located<string>,
    name: string,
    uses: readonly Located<string>[],
  ): void => {
    if (renames.has(placeOf(declaration))) return;
    const used = uses[0]?.value ?? name;
    report("misspelt-name", declaration.at, { name: declaration.value, used }, related(uses));
    renames.set(placeOf(declaration), used);
  };
  for (const names of kinds) {
    // A step may send an undeclared header, and a caller needs no role, so what was meant of these is found in `misdeclared.ts`.
    if (names.kind === "header" || names.kind === "role") continue;
    const typos = typoIndex(names.owned ? names.declared.keys() : []);
    for (const [name, uses] of names.used) {
      if (names.declared.has(name)) {
        for (const declaration of names.owned ? typosOf(name, names, typos, attested) : [])
          misdeclared(declaration, name, uses);
        continue;
      }
      const near = nearest(name, names.declared.keys());
      const declaration = near === null ? undefined : names.declared.get(near);
      if (near === null || declaration === undefined) continue;
      const isUnused = !names.used.has(near) && (names.kind !== "field" || isFieldMeant(name, near, uses));
      if (isUnused && attested.isBetter(name, new Set(uses.map(placeOf)).size, near)) {
        misdeclared(declaration, name, uses);
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
  near: TypoIndex,
  attested: Attested,
): readonly Located<string>[] {
  if (name.length < 4) return [];
  return near(name).flatMap((key) => {
    const declaration = declared.get(key);
    if (declaration === undefined || key === name || !isTypo(key, name) || used.has(key)) return [];
    return attested.count(declaration.value) <= 1 ? [declaration] : [];
  });
}

/** Names among which a typo of another may be; found without comparing each with each. */
type TypoIndex = (name: string) => readonly string[];

/** Longer names are not searched for typos: each swap of two letters makes another word to look for. */
const mostLetters = 200;

function typoIndex(names: Iterable<string>): TypoIndex {
  const found = new Map<string, string[]>();
  const keep = (key: string, name: string): void => {
    const known = found.get(key);
    if (known === undefined) found.set(key, [name]);
    else known.push(name);
  };
  for (const name of names) {
    if (name.length > mostLetters) continue;
    keep(name.toLowerCase(), name);
    keep(`once ${once(name.toLowerCase())}`, name);
  }
  return (name) => {
    if (name.length > mostLetters) return [];
    const lower = name.toLowerCase();
    const words = new Set([lower, `once ${once(lower)}`]);
    for (let at = 0; at + 1 < lower.length; at++)
      words.add(`${lower.slice(0, at)}${lower.charAt(at + 1)}${lower.charAt(at)}${lower.slice(at + 2)}`);
    return [...new Set([...words].flatMap((word) => found.get(word) ?? []))];
  };
}

/** A word with each doubled letter once. */
const once = (word: string): string => word.replace(/(.)\1/gu, "$1");

/** Names in bodies may be keys of a map, which nobody declares: only a long one that stands often was meant as the field. */
const isFieldMeant = (name: string, field: string, uses: readonly Located<string>[]): boolean =>
  uses.length > 1 && name.length > 4 && isOneSlipApart(name.toLowerCase(), field.toLowerCase());

function isTypo(written: string, name: string): boolean {
  const [a, b] = [written.toLowerCase(), name.toLowerCase()];
  if (a === b) return true;
  if (!isOneSlipApart(a, b)) return false;
  return a.length === b.length ? [...a].sort().join("") === [...b].sort().join("") : once(a) === once(b);
}

const placeOf = ({ at }: Located<string>): string => `${at.path} ${at.start}`;

const related = ([first]: readonly Located<string>[]) =>
  first === undefined ? [] : [{ message: `\`${first.value}\` is used here.`, at: first.at }];
