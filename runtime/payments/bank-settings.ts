/** Who takes the money. */
export interface BankSettings {
  /** Null: the built-in simulation, which takes none. */
  readonly stripe: {
    readonly key: string;
    readonly currency: string;
    /** The payment method of who names none. */
    readonly method: string;
  } | null;
  /** `live` takes money; `test` is Stripe's test mode, `simulated` the built-in simulation. */
  readonly payments: Payments;
}

const PAYMENTS = ["live", "test", "simulated"] as const;
export type Payments = (typeof PAYMENTS)[number];

export type BankSettingsReading =
  | { readonly kind: "settings"; readonly settings: BankSettings }
  | { readonly kind: "unfit"; readonly problem: string };

type Env = Readonly<Record<string, string | undefined>>;

/** Stripe's card for tests: with a live key every payment by it is declined. */
const TEST_METHOD = "pm_card_visa";
const isTestMethod = (method: string): boolean => method.startsWith("pm_card_");

/** Reads who takes the money. A value that Stripe would not understand would decline every payment, so it is refused here. */
export function bankSettingsOf(env: Env): BankSettingsReading {
  const { STRIPE_KEY: key = "", STRIPE_CURRENCY: given = "", STRIPE_METHOD: chosen = "" } = env;
  const currency = (given || "eur").toLowerCase();
  const method = chosen || TEST_METHOD;
  const useless = Object.entries({ STRIPE_CURRENCY: given, STRIPE_METHOD: chosen }).find(
    ([, value]) => value,
  );
  if (key === "" && useless !== undefined) return unfit(`${useless[0]} needs a STRIPE_KEY beside it.`);
  // Not shown: it is a secret.
  if (key !== "" && !/^(sk|rk)_(test|live)_\w+$/.test(key))
    return unfit(
      "STRIPE_KEY must be a secret or restricted key: sk_live_…, rk_live_…, or the same with test.",
    );
  if (!/^[a-z]{3}$/.test(currency))
    return unfit(`STRIPE_CURRENCY must have three letters, such as eur, not "${given}".`);
  const payments = paymentsOf(key);
  const mismatch = mismatchOf(env, payments);
  if (mismatch !== null) return unfit(mismatch);
  if (key === "") return { kind: "settings", settings: { stripe: null, payments } };
  if (isTestMethod(method) && (payments === "live" || env.NODE_ENV === "production"))
    return unfit(
      `STRIPE_METHOD ${chosen === "" ? `is missing, and its default, ${TEST_METHOD},` : `is ${chosen}, which`} is for ` +
        "tests: with a live key or in production it must name a payment method of yours, pm_…",
    );
  return { kind: "settings", settings: { stripe: { key, currency, method }, payments } };
}

/** What a key allows. */
function paymentsOf(key: string): Payments {
  if (key === "") return "simulated";
  return key.slice(2).startsWith("_live_") ? "live" : "test";
}

/** In production nothing is sold without money unless `PAYMENTS` says so by name; elsewhere the key decides. */
function mismatchOf({ NODE_ENV, PAYMENTS: said = "" }: Env, payments: Payments): string | null {
  if (said !== "" && !PAYMENTS.some((each) => each === said))
    return `PAYMENTS must be one of ${PAYMENTS.join(", ")}, not "${said}".`;
  const wanted = said || (NODE_ENV === "production" ? "live" : payments);
  if (wanted === payments) return null;
  const keys = {
    live: "STRIPE_KEY is a live key",
    test: "STRIPE_KEY is a test key",
    simulated: "STRIPE_KEY is not set",
  };
  const why = said === "" ? "Production takes live payments" : `PAYMENTS is ${said}`;
  return `${why}, and ${keys[payments]}: ${remedies[wanted as Payments]} Or set PAYMENTS=${payments}.`;
}

const remedies: Readonly<Record<Payments, string>> = {
  live: "set a live one, sk_live_… or rk_live_….",
  test: "set a test one, sk_test_… or rk_test_….",
  simulated: "remove it.",
};

function unfit(problem: string): BankSettingsReading {
  return { kind: "unfit", problem };
}
