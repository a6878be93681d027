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
}

export const PaymentIntent: z.ZodType<PaymentIntent> = z.strictObject({
  id: z.string(),
  orderId: z.string(),
  amountCents: z.int().min(0),
  state: z.enum(states),
  attempts: z.int().min(0),
  createdAt: z.iso.datetime(),
});
