import { expect, test } from "vitest";
import type { PaymentEvent } from "../../generated/schemas.js";
import type { PaymentIntent } from "../storage/payment-intent.js";
import { intent, minutesOn, order } from "../storage/testing/samples.js";
import { heardIn } from "./heard.js";

const now = new Date(minutesOn(5));
const approval: PaymentEvent = { id: "evt_1", type: "APPROVED", orderId: "order_1", amountCents: 200 };
const decline: PaymentEvent = { ...approval, type: "DECLINED" };
const all = (["DECLINED", "REFUNDED", "REFUND_DUE", "APPROVED", "PENDING"] as const).map((state) =>
  intent(state, { state }),
);
const about = (event: PaymentEvent, payments: readonly PaymentIntent[]): string | null =>
  heardIn(event, order("1"), payments, now)?.intent.id ?? null;

test("an approval that names no payment is about the likeliest of its amount", () => {
  expect(all.map((_, at) => about(approval, all.slice(0, all.length - at)))).toEqual([
    "pay_PENDING",
    "pay_APPROVED",
    "pay_REFUND_DUE",
    "pay_REFUNDED",
    "pay_DECLINED",
  ]);
});

test("money that nobody asked for is one payment, however often the bank speaks of it", () => {
  const heard = heardIn({ ...approval, amountCents: 199 }, order("1"), all, now);
  expect(heard).toEqual({
    intent: intent("x", { id: "pay_199_for_order_1", createdAt: minutesOn(5) }),
    answer: { kind: "approved", amountCents: 199 },
    now,
  });
  const again = { ...approval, id: "evt_2", amountCents: 199 };
  expect(about(again, all)).toBe("pay_199_for_order_1");
});

test("an event is about the payment that it names, and about no other", () => {
  expect(about({ ...approval, paymentId: "pay_DECLINED" }, all)).toBe("pay_DECLINED");
  expect(about({ ...approval, paymentId: "pay_other" }, all)).toBe("pay_other");
  expect(about({ ...decline, paymentId: "pay_DECLINED" }, all)).toBe("pay_DECLINED");
  expect(about({ ...decline, paymentId: "pay_other" }, all)).toBeNull();
});

test("a decline that names none is about the payment under way, or about nothing", () => {
  expect(about(decline, all)).toBe("pay_PENDING");
  expect(about(decline, all.slice(0, 4))).toBeNull();
});
