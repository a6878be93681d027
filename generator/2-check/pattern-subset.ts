/**
 * Patterns mean the same in every target language and always end: regular expressions without lookaround and
 * backreferences, and no repetition inside a repetition, which could take exponential time.
 * Returns what is wrong in words, or `null`.
 */
export function patternFault(pattern: string): string | null {
  if (pattern.length > 1000) return "it is longer than 1000 characters";
  try {
    new RegExp(pattern, "u");
  } catch (error) {
    return error instanceof Error
      ? error.message.replace(/^Invalid regular expression: /, "")
      : "it does not parse";
  }
  return nestedRepetition(pattern);
}

/** Walks the pattern once; a group remembers whether something in it repeats without bound. */
function nestedRepetition(pattern: string): string | null {
  const groups: { repeats: boolean }[] = [{ repeats: false }];
  let inClass = false;
  let closed: { repeats: boolean } | null = null;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    const group = groups.at(-1) ?? { repeats: false };
    const before = closed;
    closed = null;
    if (c === "\\") {
      const next = pattern.charAt(i + 1);
      if (!inClass && (/[1-9]/.test(next) || next === "k")) return "a backreference is not in the subset";
      if (!inClass && /[bB]/.test(next)) return "a word boundary is not in the subset";
      i++;
    } else if (inClass) inClass = c !== "]";
    else if (c === "[") inClass = true;
    else if (c === "(") {
      if (/^\(\?(?:[=!]|<[=!])/.test(pattern.slice(i, i + 4))) return "lookaround is not in the subset";
      if (pattern.charAt(i + 1) === "?" && pattern.charAt(i + 2) !== ":")
        return "only ( and (?: groups are in the subset";
      if (pattern.charAt(i + 1) === "?") i += 2;
      groups.push({ repeats: false });
    } else if (c === ")") {
      groups.pop();
      closed = group;
      const outer = groups.at(-1);
      if (outer !== undefined && group.repeats) outer.repeats = true;
    } else if (c === "*" || c === "+" || c === "{") {
      const unbounded = c !== "{" || /^\{\d+,\}/.test(pattern.slice(i));
      const large = c === "{" && /^\{(?:\d+,)?(\d{3,})\}/.test(pattern.slice(i));
      if (before?.repeats === true) return "a repetition stands inside a repetition";
      if (unbounded || large) group.repeats = true;
      if (c === "{") i = Math.max(i, pattern.indexOf("}", i));
    }
  }
  return null;
}
