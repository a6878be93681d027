import { partsOver } from "./map-parts.js";
import { shopMaps, tablesIn } from "./map-tables.js";
import { serialStore } from "./serial-store.js";
import type { Store } from "./store.js";

/** A store that lives as long as its process. */
export function memoryStore(): Store {
  const maps = shopMaps();
  return serialStore("memory", {
    tables: tablesIn(maps),
    enter: partsOver(maps, () => undefined),
    unflushed: () => false,
    flush: async () => undefined,
    ping: async () => undefined,
    close: async () => undefined,
  });
}
