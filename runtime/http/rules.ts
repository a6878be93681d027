import type { z } from "zod";

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
