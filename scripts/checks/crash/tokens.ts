import type { AuthSettings } from "../../../runtime/auth/auth-settings.js";
import { tokenMint } from "../../../runtime/auth/bearer.js";

/** How the drivers sign tokens, and the settings their servers need for it. */
export const driverAuth: AuthSettings = {
  secret: "the secret of the crash driver, of 32 bytes or more",
  previousSecret: null,
  wellKnown: false,
  issuer: "specwright-shop",
  audience: "specwright-shop",
};

export const SHOPKEEPER = "user_shopkeeper";

const mint = tokenMint(driverAuth);
const tokens = new Map<string, string>();

/** The token of a user; the shopkeeper may change the catalogue. */
export function tokenOf(user: string): string {
  const known = tokens.get(user);
  if (known !== undefined) return known;
  const token = mint({ caller: user, roles: user === SHOPKEEPER ? ["admin"] : [] }, new Date(), 24 * 60);
  tokens.set(user, token);
  return token;
}
