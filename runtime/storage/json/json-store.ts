import { shopMaps } from "../map-tables.js";
import { serialStore } from "../serial-store.js";
import { ownAlone } from "../sole-owner.js";
import type { Store } from "../store.js";
import { storeFile } from "../store-file.js";
import { JsonLedger, type JsonLedgerOptions } from "./json-ledger.js";
import { restore } from "./log-files.js";

/**
 * A store in files of JSON: `shop.json` is all there was at some moment, `shop.json.3.log` what came after. What was
 * acknowledged is on the disk. Rejects with `StoreFault` where the files cannot be read.
 */
export async function jsonStore(
  given: string,
  options: Pick<JsonLedgerOptions, "logBytes" | "onFault"> = {},
): Promise<Store> {
  const path = storeFile(given);
  const letGo = ownAlone(path);
  try {
    const maps = shopMaps();
    const log = await restore(path, maps);
    const ledger = new JsonLedger({ path, maps, log, ...options });
    return serialStore(`JSON at ${given}`, {
      tables: ledger.tables,
      enter: ledger.enter,
      unflushed: () => ledger.unflushed(),
      flush: () => ledger.flush(),
      ping: () => ledger.ping(),
      close: async () => {
        await ledger.close();
        letGo();
      },
    });
  } catch (error) {
    letGo();
    throw error;
  }
}
