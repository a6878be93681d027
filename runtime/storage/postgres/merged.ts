/**
 * What a transaction sees of a table: the rows of the database, in order of creation, with what it has changed itself in
 * the place of what was there, and behind them what it has added.
 */
export function merged<V extends { readonly id: string }>(rows: readonly V[], own: readonly V[]): V[] {
  const mine = new Map(own.map((value) => [value.id, value]));
  const there = new Set(rows.map(({ id }) => id));
  return [...rows.map((row) => mine.get(row.id) ?? row), ...own.filter(({ id }) => !there.has(id))];
}
