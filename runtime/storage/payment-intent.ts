import type { Claim } from "@specwright/http";
import { z } from "zod";

const states = ["PENDING", "APPROVED", "DECLINED", "REFUND_DUE", "REFUNDED", "REFUND_REFUSED"] as const;

/**
 * What became of a payment. Money that cannot be kept is `REFUND_DUE` until the bank has given it back, or has said that it
 * will not, which is for a person to settle.
 */
export type PaymentState = (typeof states)[number];

/**
 * A payment: that somebody meant to pay is written before the bank is called, so that a crash in between is found again; of
 * money that nobody meant to pay it is written when the bank speaks of it.
 */
export interface PaymentIntent {
  readonly id: string;
  readonly orderId: string;
  /** What the bank is asked for; of money that is to be given back, what it took. */
  readonly amountCents: number;
  readonly state: PaymentState;
  /** How often the bank has said something of it. */
  readonly attempts: number;
  readonly createdAt: string;
  /** What the bank calls the card; absent: the one it knows. */
  readonly card?: string;
  /** The request that waits for the answer under an Idempotency-Key; absent: it had none. */
  readonly request?: { readonly id: string; readonly claim: Claim };
}

export const PaymentIntent: z.ZodType<PaymentIntent> = z.strictObject({
  id: z.string(),
  orderId: z.string(),
  amountCents: z.int().min(0),
  state: z.enum(states),
  attempts: z.int().min(0),
  createdAt: z.iso.datetime(),
  card: z.string().exactOptional(),
  request: z
    .strictObject({
      id: z.string(),
      claim: z.strictObject({
        scope: z.string(),
        key: z.string(),
        fingerprint: z.string(),
        at: z.string(),
        expiresAt: z.string(),
      }),
    })
    .exactOptional(),
});

/** Whether the bank must still be asked about it: it has no result, or its money is to be given back. */
export function isUnfinished({ state }: PaymentIntent): boolean {
  return state === "PENDING" || state === "REFUND_DUE";
}
