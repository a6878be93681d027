import type { PaymentIntent } from "../storage/payment-intent.js";

/** What the bank is asked for: the money of a payment, or to give it back. */
export interface BankRequest {
  readonly intent: PaymentIntent;
  /** The trace of who asked, to be passed on; null where there is none. */
  readonly traceparent: string | null;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** It may have done it or not: it must be asked again. */
export interface Unknown {
  readonly kind: "unknown";
}

export type BankAnswer =
  | { readonly kind: "approved"; readonly amountCents: number }
  | { readonly kind: "declined" }
  | Unknown;

export type RefundAnswer =
  | { readonly kind: "refunded" }
  /** It gives nothing back, and asking again will not help. */
  | { readonly kind: "refused"; readonly reason: string }
  | Unknown;

/** An answer that comes by itself, after the first. */
export type Hear = (intent: PaymentIntent, answer: BankAnswer) => void;

/** Who takes the money. */
export interface Bank {
  /**
   * Takes the amount of an intent from its card, or says what became of it. It knows intents by their ids: asked again,
   * it never takes money twice.
   */
  charge(request: BankRequest): Promise<BankAnswer>;
  /**
   * Gives back all that it took for an intent, or says what became of that. It knows intents by their ids: asked again, it
   * never gives money back twice.
   */
  refund(request: BankRequest): Promise<RefundAnswer>;
  /** The listener for what it says later. */
  listen?(hear: Hear): void;
}

/** How long the bank is given to answer. */
export const PATIENCE = 10_000;

/** A request that waits for the bank itself has its answer by then, on whatever server it is. */
export const LEAVE_ALONE = 30_000;

/** Who asks the bank, and how long it waits. */
export interface Asking {
  readonly patience?: number;
  readonly traceparent?: string | null;
}

/** Asks the bank for money. */
export function askBank(bank: Bank, intent: PaymentIntent, asking: Asking = {}) {
  return answerInTime((who) => bank.charge({ intent, ...who }), asking);
}

/** Asks the bank to give money back. */
export function askForRefund(bank: Bank, intent: PaymentIntent, asking: Asking = {}) {
  return answerInTime((who) => bank.refund({ intent, ...who }), asking);
}

/** Whatever goes wrong with the bank, or lasts too long, means that nothing is known. */
async function answerInTime<A>(
  ask: (who: Pick<BankRequest, "traceparent" | "signal">) => Promise<A>,
  { patience = PATIENCE, traceparent = null }: Asking,
): Promise<{ readonly answer: A | Unknown; readonly fault: unknown }> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Unknown>((resolve) => {
    timer = setTimeout(() => {
      stop.abort();
      resolve({ kind: "unknown" });
    }, patience);
  });
  try {
    const answer = ask({ traceparent, signal: stop.signal });
    return { answer: await Promise.race([answer, tooLate]), fault: null };
  } catch (fault) {
    return { answer: { kind: "unknown" }, fault };
  } finally {
    clearTimeout(timer);
  }
}
