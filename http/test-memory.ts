import { type Claim, type IdempotencyRecord, type IdempotencyStore, KeyTaken } from "./idempotency-store.js";

/** A memory of answers for the tests of the kernel, with what it was asked. */
export interface TestMemory extends IdempotencyStore {
  readonly records: Map<string, IdempotencyRecord>;
  readonly released: Claim[];
  /** Keys that another process holds. */
  readonly heldElsewhere: Set<string>;
}

/** Makes an empty one. */
export function testMemory(): TestMemory {
  const records = new Map<string, IdempotencyRecord>();
  const released: Claim[] = [];
  const heldElsewhere = new Set<string>();
  const nameOf = ({ scope, key }: Claim) => `${scope} ${key}`;
  const alive = (claim: Claim) => {
    const found = records.get(nameOf(claim));
    return found !== undefined && found.expiresAt > claim.at ? found : null;
  };
  return {
    records,
    released,
    heldElsewhere,
    reserve: async (claim) => {
      const found = alive(claim);
      if (found === null) return { kind: heldElsewhere.has(claim.key) ? "running" : "fresh" };
      return found.fingerprint === claim.fingerprint
        ? { kind: "replayed", answer: structuredClone(found.answer) }
        : { kind: "reused" };
    },
    store: async (kept) => {
      if (alive(kept) !== null) throw new KeyTaken();
      records.set(nameOf(kept), structuredClone(kept));
    },
    release: async (claim) => {
      released.push(claim);
    },
  };
}
