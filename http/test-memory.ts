import { type Claim, type KeptAnswer, KeyTaken, type Once } from "./once.js";

/** A memory of answers for the tests of the kernel, with what it was asked. */
export interface TestMemory extends Once {
  readonly records: Map<string, KeptAnswer>;
  readonly released: Claim[];
  /** Keys that another process holds. */
  readonly heldElsewhere: Set<string>;
}

/** Makes an empty one. */
export function testMemory(): TestMemory {
  const records = new Map<string, KeptAnswer>();
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
    claim: async (claim) => {
      const found = alive(claim);
      if (found === null) return { kind: heldElsewhere.has(claim.key) ? "running" : "fresh" };
      return found.fingerprint === claim.fingerprint
        ? { kind: "replayed", answer: structuredClone(found.answer) }
        : { kind: "reused" };
    },
    keep: async (kept) => {
      if (alive(kept) !== null) throw new KeyTaken();
      records.set(nameOf(kept), structuredClone(kept));
    },
    release: async (claim) => {
      released.push(claim);
    },
  };
}
