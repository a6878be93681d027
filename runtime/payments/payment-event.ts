import { type FieldError, fieldErrorsOf } from "@specwright/runtime/http";
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
  const { success, data, error } = PaymentEvent.safeParse(Object.fromEntries(known), { reportInput: true });
  if (success) return { kind: "event", event: data };
  return { kind: "unfit", errors: fieldErrorsOf(error.issues) };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
