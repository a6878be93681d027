import { createSecretKey } from "node:crypto";
import type { AuthSettings } from "../../../runtime/auth/auth-settings.js";
import { tokenMint } from "../../../runtime/auth/bearer.js";
import { claimsOf } from "../../../runtime/auth/claims.js";
import { signToken } from "../../../runtime/auth/signed-token.js";
import { auth } from "../servers/secrets.js";

/** Buyers whose walk goes furthest. */
export const buyers = ["ann", "bob", "cyd", "dan"];

const MINUTES = 600;
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The Authorization header of each caller, good or odd; null: none. */
export function authorizations(at: Date): ReadonlyMap<string, string | null> {
  const minted = (
    name: string,
    roles: readonly string[],
    other: Partial<AuthSettings> = {},
    minutes = MINUTES,
  ) => tokenMint({ ...auth, ...other })({ caller: `user_${name}`, roles }, at, minutes);
  const signed = (claims: Readonly<Record<string, unknown>>) =>
    signToken(claims, createSecretKey(auth.secret, "utf8"));
  const sound = claimsOf({ caller: "user_odd", roles: [] }, auth, at, MINUTES);
  const good = minted("ann", []);
  return new Map<string, string | null>([
    ...buyers.map((name): [string, string] => [name, `Bearer ${minted(name, [])}`]),
    ["admin", `Bearer ${minted("admin", ["admin"])}`],
    ["nobody", null],
    ["rotated", `Bearer ${minted("eve", [], { secret: auth.previousSecret ?? "" })}`],
    ["lower", `bearer ${minted("eve", [])}`],
    ["spaced", `Bearer   ${minted("eve", [])} `],
    ["other role", `Bearer ${minted("eve", ["Admin", "buyer"])}`],
    ["two audiences", `Bearer ${signed({ ...sound, aud: ["elsewhere", auth.audience] })}`],
    ["forged", `Bearer ${minted("ann", ["admin"], { secret: "somebody else's secret, as long as ours" })}`],
    ["expired", `Bearer ${minted("ann", [], {}, -1)}`],
    ["elsewhere", `Bearer ${minted("ann", [], { audience: "another-shop" })}`],
    ["impostor", `Bearer ${minted("ann", [], { issuer: "another-issuer" })}`],
    ["early", `Bearer ${signed({ ...sound, nbf: Math.floor(at.getTime() / 1_000) + 86_400 })}`],
    ["endless", `Bearer ${signed({ ...sound, exp: undefined })}`],
    ["unnamed", `Bearer ${signed({ ...sound, sub: "" })}`],
    ["numbered", `Bearer ${signed({ ...sound, sub: 7 })}`],
    ["no user", `Bearer ${signed({ ...sound, sub: "admin" })}`],
    ["odd roles", `Bearer ${signed({ ...sound, roles: "admin" })}`],
    ["unsigned", `Bearer ${encoded({ alg: "none", typ: "JWT" })}.${encoded(sound)}.`],
    ["cut", `Bearer ${good.slice(0, -2)}`],
    ["changed", `Bearer ${good.replace(/\.[^.]+\./, `.${encoded({ ...sound, sub: "user_bob" })}.`)}`],
    ["no token", "Bearer"],
    ["empty token", "Bearer "],
    ["another scheme", `Basic ${Buffer.from("ann:secret").toString("base64")}`],
    ["bare token", good],
    ["two tokens", `Bearer ${good}, Bearer ${good}`],
    ["quoted", `Bearer "${good}"`],
  ]);
}
