import type { AuthSettings } from "../../runtime/auth/auth-settings.js";

const { JWT_SECRET, JWT_SECRET_PREVIOUS, WEBHOOK_SECRET } = process.env;

/** How tokens are signed in the suite: as the server of `--base-url` reads them, else with secrets that open nothing. */
export const auth: AuthSettings = {
  secret: JWT_SECRET || "the present secret of the suite: 32 bytes or more",
  previousSecret: JWT_SECRET_PREVIOUS || "the secret before the present one of the suite",
  wellKnown: false,
  issuer: "specwright-shop",
  audience: "specwright-shop",
};

/** What the bank of the suite signs its events with. */
export const webhookSecret = WEBHOOK_SECRET || "whsec_of_the_suite";
