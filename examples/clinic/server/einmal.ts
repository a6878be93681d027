import {
  type Claim,
  type IdempotencyStore,
  KeyTaken,
  type Reservation,
  type StoredAnswer,
} from "@specwright/http";

interface Eintrag {
  readonly claim: Claim;
  readonly answer: StoredAnswer | null;
}

/** Merkt sich im Speicher, welche Antwort ein `Idempotency-Key` bekam. */
export function createEinmal(): IdempotencyStore {
  const einträge = new Map<string, Eintrag>();
  const name = ({ scope, key }: Claim): string => JSON.stringify([scope, key]);
  const gültig = (claim: Claim): Eintrag | null => {
    const eintrag = einträge.get(name(claim));
    return eintrag !== undefined && eintrag.claim.expiresAt > claim.at ? eintrag : null;
  };
  return {
    async reserve(claim): Promise<Reservation> {
      const eintrag = gültig(claim);
      if (eintrag === null) {
        einträge.set(name(claim), { claim, answer: null });
        return { kind: "fresh" };
      }
      if (eintrag.claim.fingerprint !== claim.fingerprint) return { kind: "reused" };
      return eintrag.answer === null ? { kind: "running" } : { kind: "replayed", answer: eintrag.answer };
    },
    async store({ answer, ...claim }) {
      if ((gültig(claim)?.answer ?? null) !== null) throw new KeyTaken();
      einträge.set(name(claim), { claim, answer });
    },
    async release(claim) {
      einträge.delete(name(claim));
    },
  };
}
