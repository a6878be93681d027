import type { SpecDocument } from "../../1-parse/document.js";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { isOneSlipApart } from "../../names/one-slip.js";
import type { Located, Span } from "../../source.js";
import { Attested } from "./attested.js";
import { namesUsed, type UsedNames } from "./names-used.js";
import { renamedAt } from "./plain-names.js";
import { stepNamesIn } from "./step-names.js";

/** Each costs another check of the whole specification, where there is an error anyway. */
const mostTrials = 4;
/** So many errors are searched for names. */
const mostErrors = 200;

interface Suspect {
  readonly declared: Located<string>;
  readonly meant: string;
  /** No other name in use is as near. */
  readonly isOnly: boolean;
}

interface Checked {
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Where steps contradict a declaration, one of both is misspelt. A name that is declared, used nowhere, and one slip away
 * from a name in use is tried as that: if errors go and none comes, the declaration is what is reported, once, instead of
 * each place that contradicts it.
 */
export function withoutMisdeclared<C extends Checked>(
  documents: readonly SpecDocument[],
  first: C,
  checkAgain: (documents: readonly SpecDocument[]) => C,
): C {
  if (!first.diagnostics.some(isError)) return first;
  const kinds = namesUsed(documents, stepNamesIn);
  const attested = new Attested(documents, kinds);
  let [now, spelt, added] = [first, documents, [] as readonly Diagnostic[]];
  for (const suspect of suspectsOf(kinds, attested, first.diagnostics).slice(0, mostTrials)) {
    const { declared, meant } = suspect;
    const renamed = renamedAt(spelt, new Map([[placeOf(declared.at), meant]]));
    const trial = checkAgain(renamed);
    const gone = goneFrom(now.diagnostics, trial.diagnostics);
    const [one] = gone;
    // What was nearly a declaration is reported, and is no contradiction.
    if (one === undefined || gone.some(({ code }) => code === "miswritten-fact")) continue;
    const isMany = gone.some(({ at }) => placeOf(at) !== placeOf(one.at));
    if (!isMany && !isLikelier(suspect, attested)) continue;
    const related = [{ message: `\`${meant}\` is meant here.`, at: one.at }];
    const holes = { name: declared.value, used: meant };
    added = [...added, diagnose("misspelt-name", declared.at, holes, related)];
    [now, spelt] = [trial, renamed];
  }
  return added.length === 0 ? first : { ...now, diagnostics: [...now.diagnostics, ...added] };
}

/** Declared once and used nowhere, next to a name in use, where some error speaks of it, or of that name. */
function suspectsOf(
  kinds: readonly UsedNames[],
  attested: Attested,
  diagnostics: readonly Diagnostic[],
): readonly Suspect[] {
  const errors = diagnostics.filter(isError);
  const reported = new Set(errors.map(({ at }) => placeOf(at)));
  const spokenOf = new Set(errors.slice(0, mostErrors).flatMap(({ message }) => namesIn(message)));
  return kinds.flatMap(({ owned, declared, used }) => {
    if (!owned) return [];
    const unused = [...declared].filter(
      ([key, { value, at }]) => !used.has(key) && attested.count(value) <= 1 && !reported.has(placeOf(at)),
    );
    const inUse = new Set(used.keys());
    const spoken = [...inUse].filter((name) => spokenOf.has(name));
    return unused.flatMap(([key, name]) => {
      const near = [...(spokenOf.has(key) ? inUse : spoken)].filter((other) => isSlip(key, other));
      const isOnly = near.length === 1;
      return near.map((other) => ({ declared: name, meant: used.get(other)?.[0]?.value ?? other, isOnly }));
    });
  });
}

/** The names at the end of the code in a message: `size` of `[0].size`. */
const namesIn = (message: string): readonly string[] =>
  (message.match(/[\p{L}_][\p{L}\p{M}\p{Nd}_-]*(?=:?`)/gu) ?? []).flatMap((name) => [
    name,
    name.toLowerCase(),
  ]);

const isSlip = (written: string, meant: string): boolean =>
  written !== meant && isOneSlipApart(written.toLowerCase(), meant.toLowerCase());

/** With one contradiction only, either of both may be the slip. */
const isLikelier = ({ declared, meant, isOnly }: Suspect, attested: Attested): boolean =>
  isOnly && attested.isBetter(meant, 1, declared.value);

/** The errors that are left out, where no other comes. */
function goneFrom(before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly Diagnostic[] {
  const keys = (all: readonly Diagnostic[]): ReadonlySet<string> => new Set(all.filter(isError).map(keyOf));
  const [had, has] = [keys(before), keys(after)];
  if ([...has].some((key) => !had.has(key))) return [];
  return before.filter((diagnostic) => isError(diagnostic) && !has.has(keyOf(diagnostic)));
}

const isError = ({ severity }: Diagnostic): boolean => severity === "error";
const placeOf = ({ path, start }: Span): string => `${path} ${start}`;
const keyOf = ({ code, at }: Diagnostic): string => `${code} ${placeOf(at)}`;
