import { expect, test } from "vitest";
import { bankSettingsOf } from "./bank-settings.js";

const read = (env: Readonly<Record<string, string>>) => {
  const reading = bankSettingsOf(env);
  return reading.kind === "settings" ? reading.settings : reading.problem;
};
const trying = "sk_test_1";
const real = "rk_live_1";

test("without a key nobody takes money; with one Stripe does, by a card for trying things out until another is named", () => {
  expect(read({})).toEqual({ stripe: null, real: false });
  expect(read({ STRIPE_KEY: trying, STRIPE_CURRENCY: "USD" })).toEqual({
    stripe: { key: trying, currency: "usd", method: "pm_card_visa" },
    real: false,
  });
  expect(read({ NODE_ENV: "production", STRIPE_KEY: real, STRIPE_METHOD: "pm_1" })).toEqual({
    stripe: { key: real, currency: "eur", method: "pm_1" },
    real: true,
  });
});

test.each([
  [
    { NODE_ENV: "production", STRIPE_KEY: trying },
    "STRIPE_METHOD is missing, and its default, pm_card_visa, is for",
  ],
  [
    { NODE_ENV: "production", STRIPE_KEY: real, STRIPE_METHOD: "pm_card_visa" },
    "STRIPE_METHOD is pm_card_visa, which",
  ],
  [{ STRIPE_KEY: real }, "STRIPE_METHOD is missing"],
  [{ STRIPE_KEY: "pk_live_1" }, "STRIPE_KEY must be a secret or restricted key"],
  [
    { STRIPE_KEY: trying, STRIPE_CURRENCY: "euro" },
    'STRIPE_CURRENCY must have three letters, such as eur, not "euro".',
  ],
  [{ STRIPE_CURRENCY: "eur" }, "STRIPE_CURRENCY needs a STRIPE_KEY beside it."],
])("%o is said plainly, and no key with it", (env, problem) => {
  expect(read(env)).toContain(problem);
  expect(read(env)).not.toMatch(/_live_1|_test_1/);
});
