import type { JournaledMap } from "./journaled-map.js";
import type { Part } from "./ledger.js";
import type { ShopMaps } from "./map-tables.js";

/** Tells of each map which keys the works wrote that were kept. */
export type OnKept = (table: keyof ShopMaps, keys: ReadonlySet<string>) => void;

/** Makes the parts of transactions over maps; what the outermost one wrote is reported when it is kept. */
export function partsOver(maps: ShopMaps, onKept: OnKept): () => Part {
  const all = Object.entries(maps) as [keyof ShopMaps, JournaledMap<unknown>][];
  let depth = 0;
  return () => {
    const marks = all.map(([, map]) => map.mark());
    depth += 1;
    return {
      keep: () => {
        depth -= 1;
        if (depth > 0) return;
        for (const [table, map] of all) if (map.mark() > 0) onKept(table, map.seal());
      },
      undo: () => {
        depth -= 1;
        for (const [at, [, map]] of all.entries()) map.undoTo(marks[at] ?? 0);
      },
    };
  };
}
