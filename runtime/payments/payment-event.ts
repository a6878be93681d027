import { type FieldError, fieldErrorsOf, parseJson, unfitTexts } from "@specwright/http";
import { PaymentEvent } from "../../generated/schemas.js";

export type EventReading =
  | { readonly kind: "event"; readonly event: PaymentEvent }
  | { readonly kind: "unfit"; readonly errors: readonly FieldError[] };

const FIELDS = [
  "id",
  "type",
  "orderId",
  "amountCents",
  "paymentId",
] as const satisfies readonly (keyof PaymentEvent)[];

/** Reads what the bank reports. What else it says is not looked at: it may add to its events at any time. */
export function readPaymentEvent(bytes: Uint8Array): EventReading {
  const json = parseJson(bytes)?.value;
  if (typeof json !== "object" || json === null || Array.isArray(json))
    return { kind: "unfit", errors: [{ path: "", message: "must be an object" }] };
  const known = FIELDS.flatMap((name) =>
    Object.hasOwn(json, name) ? [[name, Reflect.get(json, name)]] : [],
  );
  const { success, data, error } = PaymentEvent.safeParse(Object.fromEntries(known), { reportInput: true });
  const unfit = unfitTexts(data);
  if (unfit.length > 0) return { kind: "unfit", errors: unfit };
  if (success) return { kind: "event", event: data };
  return { kind: "unfit", errors: fieldErrorsOf(error.issues) };
}
