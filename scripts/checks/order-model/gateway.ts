import type { Bank, BankAnswer, RefundAnswer } from "../../../runtime/payments/bank.js";
import type { PaymentIntent } from "../../../runtime/storage/payment-intent.js";

/** What the gateway does when it is asked for money. `lose`: it takes it, and the line dies before it answers. */
export type ChargePlan = "approve" | "decline" | "lose" | "silent" | "hold";
/** What it does when it is asked to give money back. */
export type RefundPlan = "give" | "lose" | "silent";

/** A payment in the gateway's own book. */
export interface Entry {
  /** The id that the shop gave it; null: money that no shop asked for. */
  readonly id: string | null;
  readonly orderId: string;
  amountCents: number;
  state: "open" | "taken" | "declined";
  /** How often its money was taken, and given back. */
  takenTimes: number;
  refundedTimes: number;
}

/** A charge that waits for its answer. */
export interface Held {
  readonly entry: Entry;
  answer(plan: Exclude<ChargePlan, "hold">): void;
}

/** A payment gateway that keeps records: it answers what is recorded, except for what it is asked not to answer. */
export class Gateway implements Bank {
  readonly entries: Entry[] = [];
  readonly held: Held[] = [];
  /** What it says next. */
  charges: ChargePlan = "approve";
  refunds: RefundPlan = "give";
  /** Whether who asks again about one payment is answered the same, and gets nothing more. */
  remembersRefunds = true;
  #onHeld: (held: Held) => void = () => undefined;

  charge({ intent }: { readonly intent: PaymentIntent }): Promise<BankAnswer> {
    const entry = this.#entryOf(intent);
    if (entry.state !== "open" || this.charges !== "hold") return this.#decide(entry, this.charges);
    return new Promise((resolve, reject) => {
      const held: Held = {
        entry,
        answer: (plan) => {
          this.held.splice(this.held.indexOf(held), 1);
          this.#decide(entry, plan).then(resolve, reject);
        },
      };
      this.held.push(held);
      this.#onHeld(held);
    });
  }

  /** Ends when the gateway next keeps an answer to itself. */
  nextHeld(): Promise<Held> {
    return new Promise((resolve) => {
      this.#onHeld = resolve;
    });
  }

  async refund({ intent }: { readonly intent: PaymentIntent }): Promise<RefundAnswer> {
    const entry =
      this.entries.find(({ id }) => id === intent.id) ??
      this.entries.find((each) => isUnasked(each, intent.orderId, intent.amountCents));
    if (entry?.state !== "taken") return { kind: "refused", reason: "no money was taken for this payment" };
    if (this.refunds === "silent") return { kind: "unknown" };
    if (entry.refundedTimes === 0 || !this.remembersRefunds) entry.refundedTimes += 1;
    if (this.refunds === "lose") throw new Error("The line is dead.");
    return { kind: "refunded" };
  }

  /** Takes money that nobody asked for, once for each amount. */
  takeUnasked(orderId: string, amountCents: number): Entry {
    const known = this.entries.find((each) => isUnasked(each, orderId, amountCents));
    if (known !== undefined) return known;
    const made: Entry = { id: null, orderId, amountCents, state: "taken", takenTimes: 1, refundedTimes: 0 };
    this.entries.push(made);
    return made;
  }

  take(entry: Entry): void {
    if (entry.state !== "taken") entry.takenTimes += 1;
    entry.state = "taken";
  }

  #entryOf({ id, orderId, amountCents }: PaymentIntent): Entry {
    const known = this.entries.find((entry) => entry.id === id);
    if (known !== undefined) return known;
    const made: Entry = { id, orderId, amountCents, state: "open", takenTimes: 0, refundedTimes: 0 };
    this.entries.push(made);
    return made;
  }

  async #decide(entry: Entry, plan: ChargePlan): Promise<BankAnswer> {
    if (entry.state === "open" && plan === "decline") entry.state = "declined";
    if (entry.state === "open" && (plan === "approve" || plan === "lose")) this.take(entry);
    if (plan === "lose") throw new Error("The line is dead.");
    if (plan === "silent" || entry.state === "open") return { kind: "unknown" };
    return entry.state === "declined"
      ? { kind: "declined" }
      : { kind: "approved", amountCents: entry.amountCents };
  }
}

function isUnasked(entry: Entry, orderId: string, amountCents: number): boolean {
  return entry.id === null && entry.orderId === orderId && entry.amountCents === amountCents;
}
