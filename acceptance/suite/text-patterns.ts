/** As many texts as one pattern holds: compiling a pattern takes longer than its length grows. */
const most = 250;

/**
 * Patterns that match these texts and no other, a few for all of them. A step definition of its own for each text would
 * cost Cucumber a comparison of every step with every text, and for each text that matches half a millisecond to find
 * where the groups of its pattern stand. There are none, so the patterns say a source that is quickly read and matches
 * the same; what they match was compiled before.
 */
export function textPatterns(texts: Iterable<string>): readonly RegExp[] {
  const all = [...new Set(texts)];
  const patterns: RegExp[] = [];
  for (let i = 0; i < all.length; i += most) patterns.push(patternOf(all.slice(i, i + most)));
  return patterns;
}

function patternOf(texts: readonly string[]): RegExp {
  const pattern = new RegExp(`^(?:${texts.map(escaped).join("|")})$`);
  return Object.defineProperty(pattern, "source", { value: "(?:a step of the specification)?[\\s\\S]*" });
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
