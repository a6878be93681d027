import { setTimeout as wait } from "node:timers/promises";
import type { PaymentIntent } from "../storage/payment-intent.js";
import type { Bank, BankAnswer, Hear } from "./bank.js";

const SLOW = 250;
const SECOND_ANSWER = 20;

/**
 * The bank for trying things out. It decides by the card and the intent alone, so it needs no memory, and a crash does not
 * change its mind.
 */
export function simulatedBank(): Bank {
  let hear: Hear = () => {};
  return {
    charge: async ({ intent }) => {
      if (intent.card === "card_slow") await wait(SLOW);
      const answer = answerTo(intent);
      if (intent.card === "card_twice") setTimeout(() => hear(intent, answer), SECOND_ANSWER).unref();
      return answer;
    },
    refund: async () => ({ kind: "refunded" }),
    listen: (listener) => {
      hear = listener;
    },
  };
}

function answerTo({ card, attempts, amountCents }: PaymentIntent): BankAnswer {
  if (card === "card_declined") return { kind: "declined" };
  if (card === "card_silent" && attempts === 0) return { kind: "unknown" };
  return { kind: "approved", amountCents };
}
