/** Two names that differ only in case or blanks are one name mistyped, never two. */
const folded = (name: string): string => name.toLowerCase().replace(/\s+/g, " ");

/** The name among others that is the same but for case and blanks. */
export function variantOf(name: string, names: readonly string[]): string | null {
  const wanted = folded(name);
  return names.find((other) => other !== name && folded(other) === wanted) ?? null;
}
