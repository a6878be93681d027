import fc from "fast-check";
import type { ChargePlan, RefundPlan } from "./gateway.js";

/** What may happen at the same time as others. `at`: the server that is asked. */
export type Action =
  | { readonly kind: "pay"; readonly at: 0 | 1; readonly key: string | null; readonly plan: ChargePlan }
  | { readonly kind: "cancel" | "look" | "list" | "expire"; readonly at: 0 | 1 }
  | {
      readonly kind: "complete";
      readonly at: 0 | 1;
      readonly charges: Exclude<ChargePlan, "hold">;
      readonly refunds: RefundPlan;
    }
  /** The gateway answers the charge that has waited longest. */
  | { readonly kind: "answer"; readonly plan: Exclude<ChargePlan, "hold"> }
  | Reporting;

/** The gateway reports. `pick`: which of its payments, where it names one. */
export interface Reporting {
  readonly kind: "report";
  readonly at: 0 | 1;
  readonly what: "approval" | "decline" | "short approval";
  readonly pick: number;
  readonly named: boolean;
}

export type Command =
  | Action
  | { readonly kind: "wait"; readonly seconds: number }
  /** The bank sends an event once more. */
  | { readonly kind: "resend"; readonly at: 0 | 1 }
  /** All servers die and start again. */
  | { readonly kind: "crash" }
  | { readonly kind: "at once"; readonly actions: readonly Action[] };

/** One history: what happens to one order, and how far the second server's clock is from the first one's. */
export interface History {
  readonly skewSeconds: number;
  readonly commands: readonly Command[];
}

const at = fc.constantFrom(0 as const, 1 as const);
const now = ["approve", "decline", "lose", "silent"] as const;
const later = fc.constantFrom(...now);
const key = fc.constantFrom(null, null, "k1", "k2");
const report = (named: fc.Arbitrary<boolean>) =>
  fc.record({
    kind: fc.constant("report" as const),
    at,
    what: fc.constantFrom("approval", "approval", "decline", "short approval"),
    pick: fc.nat(3),
    named,
  });
const simple = fc.record({ kind: fc.constantFrom("cancel", "cancel", "look", "list", "expire"), at });
const complete = fc.record({
  kind: fc.constant("complete" as const),
  at,
  charges: later,
  refunds: fc.constantFrom("give" as const, "lose" as const, "silent" as const),
});
const answer = fc.record({ kind: fc.constant("answer" as const), plan: later });
const pay = (plans: readonly ChargePlan[]) =>
  fc.record({ kind: fc.constant("pay" as const), at, key, plan: fc.constantFrom(...plans) });

/** What is done at once names its payments: of two things at once nobody can say which one "the" payment is. */
const together = fc.oneof(pay(now), simple, complete, answer, report(fc.constant(true)));
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: pay([...now, "hold", "hold"]) },
  { weight: 3, arbitrary: simple },
  { weight: 3, arbitrary: report(fc.boolean()) },
  { weight: 2, arbitrary: complete },
  { weight: 2, arbitrary: answer },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("wait" as const),
      // To the second at which the order's time is over, and past it.
      seconds: fc.constantFrom(1, 20, 40, 900, 1_799, 1_800),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("resend" as const), at }) },
  { weight: 1, arbitrary: fc.constant({ kind: "crash" as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("at once" as const),
      actions: fc.array(together, { minLength: 2, maxLength: 4 }),
    }),
  },
) as fc.Arbitrary<Command>;

export const histories: fc.Arbitrary<History> = fc.record({
  skewSeconds: fc.constantFrom(0, 0, -3, -1, 1, 3),
  commands: fc.array(command, { minLength: 1, maxLength: 14 }),
});
