import type { AuthSettings } from "../../../runtime/auth/auth-settings.js";

const { JWT_SECRET, JWT_SECRET_PREVIOUS, WEBHOOK_SECRET } = process.env;

/** How the judges sign their tokens: as the environment says, else with their own secrets, which the servers they start get too. */
export const auth: AuthSettings = {
  secret: JWT_SECRET || "the present secret of the judges: 32 bytes or more",
  previousSecret: JWT_SECRET_PREVIOUS || "the secret before the present one of the judges",
  wellKnown: false,
  issuer: "specwright-shop",
  audience: "specwright-shop",
};

/** What the bank of the judges signs its events with. */
export const webhookSecret = WEBHOOK_SECRET || "whsec_of_the_judges";
