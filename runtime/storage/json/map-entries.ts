import type { JournaledMap } from "../journaled-map.js";
import type { ShopMaps } from "../map-tables.js";
import { StoreFault } from "../store-fault.js";

/** That a key of a table has this value from now on; null: none. */
export type Entry = readonly [table: string, key: string, value: unknown];

const of = (maps: ShopMaps): Readonly<Record<string, JournaledMap<unknown>>> =>
  maps as unknown as Readonly<Record<string, JournaledMap<unknown>>>;

/** Everything there is, table by table, in order of creation. */
export function* allEntries(maps: ShopMaps): Generator<Entry> {
  for (const [table, map] of Object.entries(of(maps)))
    for (const [key, value] of map.entries()) yield [table, key, value];
}

/** What these keys have now. */
export function entriesFor(maps: ShopMaps, written: ReadonlyMap<string, ReadonlySet<string>>): Entry[] {
  const tables = of(maps);
  return [...written].flatMap(([table, keys]) =>
    [...keys].map((key): Entry => [table, key, tables[table]?.get(key) ?? null]),
  );
}

/** Puts back what entries say. */
export function applyEntries(maps: ShopMaps, entries: readonly Entry[]): void {
  const tables = of(maps);
  for (const [table, key, value] of entries) {
    const map = Object.hasOwn(tables, table) ? tables[table] : undefined;
    if (map === undefined)
      throw new StoreFault(`it has a table "${table}", which this version does not know`);
    if (value === null) map.delete(key);
    else map.set(key, value);
  }
  for (const map of Object.values(tables)) map.seal();
}
