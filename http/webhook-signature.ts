import { createHmac, timingSafeEqual } from "node:crypto";

/** What a webhook's signature is checked against. */
export interface SignedWebhook {
  /** The header: `t=1700000000,v1=…`, several `v1` while the sender changes its secret. */
  readonly signature: string;
  /** The body as it came over the wire: any other spelling of it has another signature. */
  readonly rawBody: Uint8Array;
  /** One, or two while the secret changes. */
  readonly secrets: readonly string[];
  readonly now: Date;
}

export type WebhookProof =
  | { readonly kind: "genuine" }
  | { readonly kind: "refused"; readonly reason: "malformed" | "too old or too new" | "forged" };

const TOLERANCE_SECONDS = 300;
/** A header of more is an attempt to make us compute. */
const MOST_SIGNATURES = 8;

/** Whether a webhook comes from who knows the secret, and was signed within 300 seconds of now, before or after. */
export function proveWebhook({ signature, rawBody, secrets, now }: SignedWebhook): WebhookProof {
  const { timestamp, given } = partsOf(signature);
  if (timestamp === null || given.length === 0 || given.length > MOST_SIGNATURES)
    return { kind: "refused", reason: "malformed" };
  const expected = secrets.map((secret) => macOf(secret, timestamp, rawBody));
  // All pairs are compared, so that the time it takes says nothing of which one fits.
  const fits = expected.flatMap((mac) => given.map((other) => timingSafeEqual(mac, other))).includes(true);
  if (!fits) return { kind: "refused", reason: "forged" };
  const fresh = Math.abs(now.getTime() / 1_000 - Number(timestamp)) <= TOLERANCE_SECONDS;
  return fresh ? { kind: "genuine" } : { kind: "refused", reason: "too old or too new" };
}

/** Signs a webhook as its sender does. */
export function signWebhook(rawBody: Uint8Array | string, secret: string, now: Date): string {
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  return `t=${timestamp},v1=${macOf(secret, timestamp, Buffer.from(rawBody)).toString("hex")}`;
}

function macOf(secret: string, timestamp: string, rawBody: Uint8Array): Buffer {
  return createHmac("sha256", secret).update(`${timestamp}.`).update(rawBody).digest();
}

function partsOf(signature: string): {
  readonly timestamp: string | null;
  readonly given: readonly Buffer[];
} {
  const pairs = signature.split(",").map((pair) => pair.trim().split("="));
  const named = (name: string) => pairs.filter((pair) => pair[0] === name).map(([, value = ""]) => value);
  const [timestamp = "", ...more] = named("t");
  const macs = named("v1");
  const sound = more.length === 0 && /^\d{1,12}$/.test(timestamp);
  // Other schemes than v1 are for others; a v1 that is none is no signature.
  const given = macs.filter((mac) => /^[0-9a-f]{64}$/i.test(mac)).map((mac) => Buffer.from(mac, "hex"));
  return { timestamp: sound ? timestamp : null, given };
}
