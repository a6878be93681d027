import { storeContract } from "../testing/store-contract.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { sqliteStore } from "./sqlite-store.js";

storeContract({ durable: true }, async () => {
  const folder = await temporaryFolder();
  return { open: async () => sqliteStore(folder.file("shop.db")), remove: folder.remove };
});
