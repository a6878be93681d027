/** Who takes the money. */
export interface BankSettings {
  /** Null: the bank for trying things out, which takes none. */
  readonly stripe: {
    readonly key: string;
    readonly currency: string;
    /** The payment method of who names none. */
    readonly method: string;
  } | null;
  /** Whether the money is real. */
  readonly real: boolean;
}

export type BankSettingsReading =
  | { readonly kind: "settings"; readonly settings: BankSettings }
  | { readonly kind: "unfit"; readonly problem: string };

type Env = Readonly<Record<string, string | undefined>>;

/** A card of Stripe's for trying things out: with a real key every payment by it is declined. */
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
  if (key === "") return { kind: "settings", settings: { stripe: null, real: false } };
  // Not shown: it is a secret.
  if (!/^(sk|rk)_(test|live)_\w+$/.test(key))
    return unfit(
      "STRIPE_KEY must be a secret or restricted key: sk_live_…, rk_live_…, or the same with test.",
    );
  if (!/^[a-z]{3}$/.test(currency))
    return unfit(`STRIPE_CURRENCY must have three letters, such as eur, not "${given}".`);
  const real = key.slice(2).startsWith("_live_");
  if (isTestMethod(method) && (real || env.NODE_ENV === "production"))
    return unfit(
      `STRIPE_METHOD ${chosen === "" ? `is missing, and its default, ${TEST_METHOD},` : `is ${chosen}, which`} is for trying ` +
        "things out: with a real key or in production it must name a payment method of yours, pm_…",
    );
  return { kind: "settings", settings: { stripe: { key, currency, method }, real } };
}

function unfit(problem: string): BankSettingsReading {
  return { kind: "unfit", problem };
}
