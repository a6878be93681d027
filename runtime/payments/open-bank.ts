import type { Bank } from "./bank.js";
import { simulatedBank } from "./simulated-bank.js";

type Env = Readonly<Record<string, string | undefined>>;

/** Chooses who takes the money: Stripe where `STRIPE_KEY` is set, else the bank for trying things out. */
export async function openBank(env: Env): Promise<{ readonly bank: Bank; readonly real: boolean }> {
  if (!env.STRIPE_KEY) return { bank: simulatedBank(), real: false };
  // Loaded only where it is used: it takes longer than all the rest.
  const { stripeBank } = await import("./stripe-bank.js");
  const { STRIPE_KEY: key, STRIPE_CURRENCY: currency, STRIPE_METHOD: method } = env;
  return {
    bank: stripeBank({ key, currency: currency || "eur", method: method || "pm_card_visa" }),
    real: true,
  };
}
