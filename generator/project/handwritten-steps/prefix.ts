const special = /[\\^$.*+?()[\]{}|/]/;

/**
 * The letters with which every text begins that a regular expression matches; empty where they are not plain to see.
 * Most steps differ from a pattern in the first letters, and need not be tried at the price of a clock.
 */
export function literalPrefix({ source, flags }: RegExp): string {
  if (!source.startsWith("^") || /[imv]/.test(flags) || hasOuterChoice(source)) return "";
  const letters: string[] = [];
  let rest = source.slice(1);
  for (;;) {
    const [letter = ""] = rest;
    const escaped = letter === "\\" ? (/^\\([^\p{L}\p{N}])/u.exec(rest)?.[1] ?? "") : "";
    if (letter === "" || (special.test(letter) && escaped === "")) break;
    letters.push(escaped === "" ? letter : escaped);
    rest = rest.slice(escaped === "" ? letter.length : 1 + escaped.length);
  }
  // What may be there no times is not always there.
  if (/^[*?{]/.test(rest)) letters.pop();
  return letters.join("");
}

/** Whether a choice may stand outside all groups. Brackets in classes and behind backslashes are no groups. */
function hasOuterChoice(source: string): boolean {
  const bare = source.replace(/\\./gs, "").replace(/\[[^\]]*\]/g, "");
  let depth = 0;
  for (const letter of bare) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (letter === "|" && depth <= 0) return true;
  }
  return false;
}
