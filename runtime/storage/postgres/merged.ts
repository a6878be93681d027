/**
 * What a transaction sees of a list: the rows of the database, with what it has changed itself in the place of what was
 * there, and what it has added, which is newest.
 */
export function merged<V extends { readonly id: string }>(
  rows: readonly V[],
  own: Iterable<V>,
  rule: { readonly belongs: (value: V) => boolean; readonly newestFirst: boolean },
): V[] {
  const mine = new Map([...own].map((value) => [value.id, value]));
  if (mine.size === 0) return [...rows];
  const there = new Set(rows.map(({ id }) => id));
  const added = [...mine.values()].filter(({ id }) => !there.has(id));
  const changed = rows.map((row) => mine.get(row.id) ?? row);
  const all = rule.newestFirst ? [...added.reverse(), ...changed] : [...changed, ...added];
  return all.filter(rule.belongs);
}
