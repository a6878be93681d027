import { type FieldError, unfitTexts } from "@specwright/runtime/http";
import { PaymentEvent } from "../../generated/schemas.js";

export type EventReading =
  | { readonly kind: "event"; readonly event: PaymentEvent }
  | { readonly kind: "unfit"; readonly errors: readonly FieldError[] };

const FIELDS = ["id", "type", "orderId", "amountCents"] as const satisfies readonly (keyof PaymentEvent)[];

/** Reads what the bank reports. What else it says is not looked at: it may add to its events at any time. */
export function readPaymentEvent(bytes: Uint8Array): EventReading {
  const json = parsed(bytes);
  if (typeof json !== "object" || json === null || Array.isArray(json))
    return { kind: "unfit", errors: [{ path: "", message: "must be an object" }] };
  const known = FIELDS.flatMap((name) =>
    Object.hasOwn(json, name) ? [[name, Reflect.get(json, name)]] : [],
  );
  const { success, data, error } = PaymentEvent.safeParse(Object.fromEntries(known));
  const unfit = unfitTexts(data);
  if (unfit.length > 0) return { kind: "unfit", errors: unfit };
  if (success) return { kind: "event", event: data };
  const errors = error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  return { kind: "unfit", errors };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
