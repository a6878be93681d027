import type { Random } from "../chance/random.js";
import { blank } from "./call.js";

/** What the description cannot say: which field holds whose id, and which values lead on; null: anything will do. */
export function knownValue(
  name: string,
  path: string,
  caller: string,
  random: Random,
): string | number | null {
  switch (name) {
    case "userId":
      return random.chance(0.85)
        ? `user_${caller}`
        : random.one(["user_ann", "user_bob", "user_", "user_\u{1f9e2}"]);
    case "productId":
      return thing("prod", random, 0.97);
    case "after":
      return thing(path.startsWith("/api/orders") ? "order" : "prod", random, 0.9);
    case "orderId":
      return thing("order", random, 0.95);
    case "id":
      return thing(kindAt(path), random, 0.95);
    case "Idempotency-Key":
      return `key ${random.chance(0.6) ? random.below(100_000) : random.below(12)}`;
    case "stock":
      return random.chance(0.97) ? 100_000 + random.below(50) : null;
    case "card":
      // A silent bank answers in its own time, which two servers do not share; scenarios look after that one.
      return random.one(["card_good", "card_declined", "card_twice", "4242", "\u{1f4b3}"]);
    case "Webhook-Signature":
      return random.chance(0.9) ? blank("signed", "any", random.below(290)) : `t=1,v1=${"0".repeat(64)}`;
    default:
      return null;
  }
}

/** An event as the bank sends it, mostly with the amount that is owed. */
export function paymentEvent(random: Random): string {
  const back = random.below(4);
  const order = random.chance(0.9) ? blank("order", "any", back) : "order_none";
  const amount = random.chance(0.7) ? blank("total", "any", back) : String(random.below(500));
  const type = random.chance(0.6) ? "APPROVED" : "DECLINED";
  const more = random.chance(0.2) ? ',"livemode":false,"data":{"id":1}' : "";
  return `{"id":"evt_${random.below(400)}","type":"${type}","orderId":"${order}","amountCents":${amount}${more}}`;
}

function kindAt(path: string): string {
  if (path.startsWith("/api/cart")) return "item";
  return path.startsWith("/api/orders") ? "order" : "prod";
}

function thing(kind: string, random: Random, known: number): string {
  if (!random.chance(known))
    return random.one([`${kind}_none`, `${kind}_`, "constructor", "__proto__", "\u00fc \u{1f9e2}", "0"]);
  return blank(kind, kind === "prod" || random.chance(0.15) ? "any" : "own", random.below(5));
}
