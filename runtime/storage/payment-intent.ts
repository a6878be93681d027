import type { Claim } from "@specwright/runtime/http";
import { z } from "zod";

const states = ["PENDING", "APPROVED", "DECLINED"] as const;
export type PaymentState = (typeof states)[number];

/** That somebody meant to pay: written before the bank is called, so that a crash in between is found again. */
export interface PaymentIntent {
  readonly id: string;
  readonly orderId: string;
  readonly amountCents: number;
  readonly state: PaymentState;
  /** How often the bank was asked. */
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
