import { listen } from "@specwright/http";
import { bearerAuthentication } from "../../../runtime/auth/bearer.js";
import { createShop } from "../../../runtime/shop.js";
import { jsonStore } from "../../../runtime/storage/json/json-store.js";
import { memoryStore } from "../../../runtime/storage/memory-store.js";
import { postgresStore } from "../../../runtime/storage/postgres/postgres-store.js";
import { sqliteStore } from "../../../runtime/storage/sqlite/sqlite-store.js";
import type { Store } from "../../../runtime/storage/store.js";
import { startPostgres } from "../../../runtime/storage/testing/postgres-server.js";
import { temporaryFolder } from "../../../runtime/storage/testing/temporary-folder.js";
import { Client } from "../crash/client.js";
import { driverAuth } from "../crash/tokens.js";

export const storeKinds = ["memory", "json", "sqlite", "postgres"] as const;
export type StoreKind = (typeof storeKinds)[number];

/** Shops on one store, with a client for each. */
export interface Shops {
  readonly clients: readonly Client[];
  close(): Promise<void>;
}

/** Opens a shop on a store; two where the store can be shared. */
export async function openShops(kind: StoreKind): Promise<Shops> {
  if (kind === "memory") return shopsOn([memoryStore()], async () => undefined);
  if (kind === "postgres") {
    const server = await startPostgres();
    const url = await server.newSchema();
    return shopsOn([await postgresStore(url), await postgresStore(url)], server.stop);
  }
  const folder = await temporaryFolder();
  const store = kind === "json" ? await jsonStore(folder.file("shop")) : sqliteStore(folder.file("shop"));
  return shopsOn([store], folder.remove);
}

/** Shops on stores that hold the same. */
export async function shopsOn(stores: readonly Store[], remove: () => Promise<void>): Promise<Shops> {
  const authenticate = bearerAuthentication(driverAuth, () => new Date());
  const servers = await Promise.all(stores.map((store) => listen(createShop({ store, authenticate }))));
  const clients = servers.map(() => new Client());
  for (const [at, { url }] of servers.entries()) await clients[at]?.turnTo(url, 1);
  return {
    clients,
    close: async () => {
      for (const client of clients) await client.hangUp();
      for (const server of servers) await server.close();
      for (const store of stores) await store.close();
      await remove();
    },
  };
}
