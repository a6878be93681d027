import { readPhrase } from "../../1-parse/phrase.js";
import type { Binding, Bindings } from "../../bindings.js";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { lazily } from "../../lazily.js";
import { sha256 } from "../../sha256.js";
import { timedMatcher } from "./clock.js";
import type { CompiledStep } from "./compile.js";

/** Long enough for any honest pattern, short enough that a hundred bad ones do not stop a build. */
const limitMs = 200;
/** Two parameters over so many characters are a few million steps of the matcher at worst. */
const tameLength = 2_000;

/** Answers which step definitions match a text, and never takes long over it. */
export function makeBindings(steps: readonly CompiledStep[]): Bindings {
  const known = new Map<string, readonly Binding[]>();
  const troubles: Diagnostic[] = [];
  const clock = lazily(() => timedMatcher(steps.map(regexpOf), limitMs));

  const timed = (text: string, wanted: readonly number[]): ReadonlySet<number> => {
    if (wanted.length === 0) return new Set();
    const results = clock()(text, wanted);
    wanted.forEach((step, index) => {
      const at = steps[step]?.at;
      if (results[index] !== "slow" || at === undefined || troubles.some((old) => old.at === at)) return;
      troubles.push(diagnose("step-pattern-slow", at, { limit: limitMs, step: shorten(text) }));
    });
    return new Set(wanted.filter((_, index) => results[index] === true));
  };

  const find = (text: string): readonly Binding[] => {
    const isLong = text.length > tameLength;
    const likely = steps.flatMap(({ prefix }, index) => (text.startsWith(prefix) ? [index] : []));
    const isWild = (index: number): boolean => isLong || steps[index]?.tame !== true;
    const matched = timed(text, likely.filter(isWild));
    const isMatch = (index: number): boolean =>
      isWild(index) ? matched.has(index) : steps[index]?.regexp.test(text) === true;
    return likely.flatMap((index) => (isMatch(index) ? (steps[index] ?? []) : [])).map(toBinding);
  };

  return {
    key: sha256(JSON.stringify(steps.map(asMatched))),
    match: (text) => {
      const old = known.get(text);
      if (old !== undefined) return old;
      const found = find(text);
      known.set(text, found);
      return found;
    },
    phrases: steps.map(({ expression }) => expression),
    troubles: () => troubles,
  };
}

const asMatched = ({ expression, regexp, ownServer, pending, at, phrase }: CompiledStep) => [
  expression,
  regexp.source,
  regexp.flags,
  ownServer,
  pending,
  at.path,
  phrase?.parts ?? null,
];

const toBinding = ({ expression, ownServer, pending, at, phrase }: CompiledStep): Binding => ({
  expression,
  ownServer,
  pending,
  at,
  notation: (step) => {
    const text = phrase?.textFor(step.text) ?? null;
    return text === null || phrase === null ? null : readPhrase(text, phrase.at, step.at);
  },
});

const regexpOf = ({ regexp }: CompiledStep): RegExp => regexp;

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
