import { expect, test } from "vitest";
import { bankSettingsOf } from "./bank-settings.js";

const read = (env: Readonly<Record<string, string>>) => {
  const reading = bankSettingsOf(env);
  return reading.kind === "settings" ? reading.settings : reading.problem;
};
const trying = "sk_test_1";
const real = "rk_live_1";

test("without a key payments are simulated; with one Stripe takes them, by a test card until another is named", () => {
  expect(read({})).toEqual({ stripe: null, payments: "simulated" });
  expect(read({ STRIPE_KEY: trying, STRIPE_CURRENCY: "USD" })).toEqual({
    stripe: { key: trying, currency: "usd", method: "pm_card_visa" },
    payments: "test",
  });
  expect(read({ NODE_ENV: "production", STRIPE_KEY: real, STRIPE_METHOD: "pm_1" })).toEqual({
    stripe: { key: real, currency: "eur", method: "pm_1" },
    payments: "live",
  });
});

test("production takes live payments unless a setting names others", () => {
  const production = { NODE_ENV: "production" };
  expect(read(production)).toBe(
    "Production takes live payments, and STRIPE_KEY is not set: set a live one, sk_live_… or rk_live_…. Or set PAYMENTS=simulated.",
  );
  expect(read({ ...production, STRIPE_KEY: trying, STRIPE_METHOD: "pm_1" })).toMatch(
    /test key.*PAYMENTS=test\.$/,
  );
  expect(read({ ...production, PAYMENTS: "simulated" })).toEqual({ stripe: null, payments: "simulated" });
  expect(read({ ...production, PAYMENTS: "test", STRIPE_KEY: trying, STRIPE_METHOD: "pm_1" })).toMatchObject({
    payments: "test",
  });
});

test.each([
  [
    { NODE_ENV: "production", PAYMENTS: "test", STRIPE_KEY: trying },
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
  [{ PAYMENTS: "none" }, 'PAYMENTS must be one of live, test, simulated, not "none".'],
  [{ PAYMENTS: "live" }, "PAYMENTS is live, and STRIPE_KEY is not set: set a live one"],
  [
    { PAYMENTS: "simulated", STRIPE_KEY: trying },
    "PAYMENTS is simulated, and STRIPE_KEY is a test key: remove it.",
  ],
  [{ STRIPE_CURRENCY: "eur" }, "STRIPE_CURRENCY needs a STRIPE_KEY beside it."],
])("%o is said plainly, and no key with it", (env, problem) => {
  expect(read(env)).toContain(problem);
  expect(read(env)).not.toMatch(/_live_1|_test_1/);
});
