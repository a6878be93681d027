import { memoryStore } from "./memory-store.js";
import { storeContract } from "./testing/store-contract.js";

storeContract({ durable: false }, async () => ({
  open: async () => memoryStore(),
  remove: async () => undefined,
}));
