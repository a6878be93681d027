import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";

/** A token of more is no token of ours, and not worth the computing. */
const LONGEST = 4_096;
const PARTS = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{43})$/;

type Fields = Readonly<Record<string, unknown>>;

/** The only header we write, and the only algorithm we read: what a token says of its own algorithm is never obeyed. */
const HEADER = encode({ alg: "HS256", typ: "JWT" });

/** Signs claims as a JSON Web Token, by HMAC with SHA-256. */
export function signToken(claims: Fields, key: KeyObject): string {
  const text = `${HEADER}.${encode(claims)}`;
  return `${text}.${macOf(text, key).toString("base64url")}`;
}

/** The claims of a token that one of the keys has signed; null for every other text. Says nothing of their validity. */
export function openToken(token: string, keys: readonly KeyObject[]): Fields | null {
  if (token.length > LONGEST) return null;
  const [, header = "", claims = "", signature = ""] = PARTS.exec(token) ?? [];
  if (signature === "") return null;
  const given = Buffer.from(signature, "base64url");
  const signed = keys.some((key) => timingSafeEqual(macOf(`${header}.${claims}`, key), given));
  if (!signed) return null;
  return header === HEADER || isOurs(decode(header)) ? decode(claims) : null;
}

/** Other writers order their header differently; but extensions that must be understood (`crit`) are not understood. */
function isOurs(header: Fields | null): boolean {
  return header !== null && header.alg === "HS256" && header.crit === undefined;
}

function macOf(text: string, key: KeyObject): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function encode(fields: Fields): string {
  return Buffer.from(JSON.stringify(fields)).toString("base64url");
}

function decode(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
