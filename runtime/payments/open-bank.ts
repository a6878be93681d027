import type { Bank } from "./bank.js";
import type { BankSettings } from "./bank-settings.js";
import { simulatedBank } from "./simulated-bank.js";

/** Chooses who takes the money: Stripe where there is a key, else the built-in simulation. */
export async function openBank({ stripe }: BankSettings): Promise<Bank> {
  if (stripe === null) return simulatedBank();
  // Loaded only where it is used: it takes longer than all the rest.
  const { stripeBank } = await import("./stripe-bank.js");
  return stripeBank(stripe);
}
