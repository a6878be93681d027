import type { PaymentIntent } from "../storage/payment-intent.js";

/** What the bank is asked for. */
export interface Charge {
  readonly intent: PaymentIntent;
  /** The trace of who asked, to be passed on; null where there is none. */
  readonly traceparent: string | null;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

export type BankAnswer =
  | { readonly kind: "approved"; readonly amountCents: number }
  | { readonly kind: "declined" }
  /** It may have taken the money or not: it must be asked again. */
  | { readonly kind: "unknown" };

/** An answer that comes by itself, after the first. */
export type Hear = (intent: PaymentIntent, answer: BankAnswer) => void;

/** Who takes the money. */
export interface Bank {
  /**
   * Takes the amount of an intent from its card, or says what became of it. It knows intents by their ids: asked again,
   * it never takes money twice.
   */
  charge(charge: Charge): Promise<BankAnswer>;
  /** Whom to tell what it says later. */
  listen?(hear: Hear): void;
}

/** How long the bank is given to answer. */
export const PATIENCE = 10_000;

/** A request that waits for the bank itself has its answer by then, on whatever server it is. */
export const LEAVE_ALONE = 30_000;

/** Asks the bank. Whatever goes wrong with it, or lasts too long, means that nothing is known. */
export async function askBank(
  bank: Bank,
  intent: PaymentIntent,
  { patience = PATIENCE, traceparent = null }: { patience?: number; traceparent?: string | null } = {},
): Promise<{ readonly answer: BankAnswer; readonly fault: unknown }> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<BankAnswer>((resolve) => {
    timer = setTimeout(() => {
      stop.abort();
      resolve({ kind: "unknown" });
    }, patience);
  });
  try {
    const answer = bank.charge({ intent, traceparent, signal: stop.signal });
    return { answer: await Promise.race([answer, tooLate]), fault: null };
  } catch (fault) {
    return { answer: { kind: "unknown" }, fault };
  } finally {
    clearTimeout(timer);
  }
}
