import { createSecretKey } from "node:crypto";
import type { AuthSettings } from "../../runtime/auth/auth-settings.js";
import { tokenMint } from "../../runtime/auth/bearer.js";
import { claimsOf } from "../../runtime/auth/claims.js";
import { signToken } from "../../runtime/auth/signed-token.js";
import { auth } from "./secrets.js";

const MINUTES = 60;

type Make = (identity: { readonly caller: string; readonly roles: readonly string[] }, at: Date) => string;

function mintedWith(settings: Partial<AuthSettings>): Make {
  const mint = tokenMint({ ...auth, ...settings });
  return (identity, at) => mint(identity, at, MINUTES);
}

const sound = mintedWith({});

/** What is wrong with the tokens of some callers; their names say it. */
const odd: Readonly<Record<string, Make>> = {
  forged: mintedWith({ secret: "somebody else's secret, as long as ours" }),
  rotated: mintedWith({ secret: auth.previousSecret ?? "" }),
  elsewhere: mintedWith({ audience: "another-shop" }),
  impostor: mintedWith({ issuer: "another-issuer" }),
  expired: (identity, at) => tokenMint(auth)(identity, at, -1),
  early: (identity, at) =>
    signToken(
      { ...claimsOf(identity, auth, at, MINUTES), nbf: Math.floor(at.getTime() / 1_000) + 60 },
      createSecretKey(auth.secret, "utf8"),
    ),
  machine: ({ roles }, at) => tokenMint(auth)({ caller: "machine", roles }, at, MINUTES),
  unsigned: (identity, at) => {
    const [head, claims] = [{ alg: "none", typ: "JWT" }, claimsOf(identity, auth, at, MINUTES)];
    return `${[head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".")}.`;
  },
};

/** The token that a caller's name says; good for an hour, unless the name says otherwise. */
export default function credentials(
  name: string,
  role: string | null,
  at: Date,
  id: string,
): { readonly authorization: string } {
  const make = Object.hasOwn(odd, name) ? odd[name] : undefined;
  const token = (make ?? sound)({ caller: id, roles: role === null ? [] : [role] }, at);
  return { authorization: `Bearer ${token}` };
}
