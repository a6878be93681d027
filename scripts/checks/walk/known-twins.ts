/** What both servers call the same thing. */
export interface Twin {
  readonly left: string;
  readonly right: string;
}

export type Side = keyof Twin;

/** What was learned from the answers so far: which id of the one server is which of the other, and whose it is. */
export interface KnownTwins {
  /** Whether these two ids are twins; strangers become so. */
  match(left: string, right: string, caller: string): boolean;
  /** The `back`th from the latest of a kind: of the caller's own, or of all. */
  pick(kind: string, caller: string, whose: "own" | "any", back: number): Twin | null;
  /** Notes what an order costs, and looks it up. */
  noteTotal(orderId: string, total: number): void;
  totalOf(orderId: string): number | null;
}

interface Thing extends Twin {
  readonly owner: string;
}

export function knownTwins(): KnownTwins {
  const twinsOfLeft = new Map<string, string>();
  const twinsOfRight = new Map<string, string>();
  const things = new Map<string, Thing[]>();
  const totals = new Map<string, number>();
  const all = (key: string): Thing[] => {
    const known = things.get(key) ?? [];
    things.set(key, known);
    return known;
  };
  return {
    match: (left, right, caller) => {
      const known = twinsOfLeft.get(left);
      if (known !== undefined) return known === right;
      if (twinsOfRight.has(right)) return false;
      twinsOfLeft.set(left, right);
      twinsOfRight.set(right, left);
      const kind = kindOf(left);
      const thing = { left, right, owner: caller };
      all(`${kind} any`).push(thing);
      all(`${kind} of ${caller}`).push(thing);
      return kind === kindOf(right);
    },
    pick: (kind, caller, whose, back) => {
      const choices = all(whose === "own" ? `${kind} of ${caller}` : `${kind} any`);
      return choices[choices.length - 1 - (back % Math.max(choices.length, 1))] ?? null;
    },
    noteTotal: (orderId, total) => void totals.set(orderId, total),
    totalOf: (orderId) => totals.get(orderId) ?? null,
  };
}

/** `order_1` is an order. */
function kindOf(id: string): string {
  return id.split("_", 1)[0] ?? "";
}
