import { RE2JS } from "re2js";
import { z } from "zod";

/** What has a length: a text or a map. Lists are counted by zod itself. */
export type Sized = string | Readonly<Record<string, unknown>>;

/**
 * The rule `length min..max`. A text is measured in code points, so that an emoji counts once, as it does for every
 * other reader of the specification. `code` is the error of breaking the rule, where it has one of its own.
 */
export function length(min: number, max: number | null, code?: string): z.core.CheckFn<Sized> {
  return ({ value, issues }) => {
    // A code point has one or two units, so most texts need no counting.
    if (typeof value === "string" && value.length >= min * 2 && (max === null || value.length <= max)) return;
    const origin = typeof value === "string" ? "string" : "record";
    const size = typeof value === "string" ? codePoints(value) : Object.keys(value).length;
    // Not the end of it: the rules behind it are asked too, as behind all others.
    const rest = { input: value, continue: true, ...(code === undefined ? {} : { message: code }) };
    if (size < min) issues.push({ code: "too_small", origin, minimum: min, ...rest });
    if (max !== null && size > max) issues.push({ code: "too_big", origin, maximum: max, ...rest });
  };
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** How a pattern is asked, where that is not as it is written, and the error of breaking the rule. */
interface PatternFacts {
  /** The same in words that every engine reads alike; the specification is compiled to it. */
  readonly portable?: string;
  readonly code?: string;
}

/**
 * The rule `pattern`. It is asked of an engine whose time is linear in the text: JavaScript's own tries every way to
 * share a text out among the repetitions, so that some hundred letters can take minutes.
 */
export function pattern(written: string, facts: PatternFacts = {}): z.core.$ZodCheck<string> {
  const matches = matcher(facts.portable ?? written);
  const expression = new RegExp(written, "u");
  const shown = String(expression);
  const message = facts.code === undefined ? {} : { message: facts.code };
  const check = z.check<string>(({ value, issues }) => {
    if (matches(value)) return;
    issues.push({
      code: "invalid_format",
      format: "regex",
      origin: "string",
      pattern: shown,
      input: value,
      continue: true,
      ...message,
    });
  });
  // So that a JSON Schema made of the schema says it, as of zod's own patterns: a database takes its rules from there.
  check._zod.onattach.push(({ _zod: { bag } }) => {
    const patterns = bag.patterns instanceof Set ? bag.patterns : new Set<unknown>();
    bag.patterns = patterns.add(expression);
  });
  return check;
}

/** Most patterns say what an id begins with; for that no engine is needed, and each id is read often. */
const PREFIX = /^\^([\w-]*)$/;

function matcher(portable: string): (text: string) => boolean {
  const prefix = PREFIX.exec(portable)?.[1];
  if (prefix !== undefined) return (text) => text.startsWith(prefix);
  const compiled = RE2JS.compile(portable);
  return (text) => compiled.test(text);
}
