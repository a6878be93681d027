import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PostgresServer, startPostgres } from "../testing/postgres-server.js";
import { product } from "../testing/samples.js";
import { storeContract } from "../testing/store-contract.js";
import { postgresStore } from "./postgres-store.js";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 30_000);
afterAll(() => server.stop());

storeContract({ durable: true }, async () => {
  const url = await server.newDatabase();
  return { open: () => postgresStore(url), remove: async () => undefined };
});
