import { type Identity, isFitText } from "@specwright/http";

/** Which issuer's tokens are accepted, and for which audience. */
export interface Pins {
  readonly issuer: string;
  readonly audience: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Clocks of two machines differ by so many seconds and still agree. */
const LEEWAY = 5;
const LONGEST_NAME = 200;

/** Whom signed claims identify at this time; null where they are not for us, too old, too early or incomplete. */
export function identityOf(claims: Fields, { issuer, audience }: Pins, now: Date): Identity | null {
  const { iss, aud, sub, exp, nbf, roles = [] } = claims;
  const seconds = now.getTime() / 1_000;
  if (iss !== issuer || !(Array.isArray(aud) ? aud.includes(audience) : aud === audience)) return null;
  if (!isTime(exp) || seconds >= exp + LEEWAY) return null;
  if (nbf !== undefined && (!isTime(nbf) || seconds < nbf - LEEWAY)) return null;
  if (typeof sub !== "string" || sub === "" || sub.length > LONGEST_NAME || !isFitText(sub)) return null;
  return isTexts(roles) ? { caller: sub, roles } : null;
}

/** What a token says of somebody. */
export function claimsOf({ caller, roles }: Identity, pins: Pins, now: Date, minutes: number): Fields {
  const seconds = Math.floor(now.getTime() / 1_000);
  const { issuer: iss, audience: aud } = pins;
  return { iss, aud, sub: caller, roles, iat: seconds, exp: seconds + Math.round(minutes * 60) };
}

function isTime(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}
