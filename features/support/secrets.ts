import type { AuthSettings } from "../../runtime/auth/auth-settings.js";

/** How tokens are signed in the suite. These secrets open nothing else. */
export const auth: AuthSettings = {
  secret: "the present secret of the suite: 32 bytes or more",
  previousSecret: "the secret before the present one of the suite",
  wellKnown: false,
  issuer: "specwright-shop",
  audience: "specwright-shop",
};

/** What the bank of the suite signs its events with. */
export const webhookSecret = "whsec_of_the_suite";
