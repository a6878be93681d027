import fc from "fast-check";
import { expect, test } from "vitest";
import type { Order } from "../../generated/schemas.js";
import { type Standing, standingOf } from "../orders/standing.js";
import type { PaymentIntent } from "../storage/payment-intent.js";
import { intent, minutesOn, order } from "../storage/testing/samples.js";
import type { BankAnswer } from "./bank.js";
import { conclude } from "./conclude.js";
import { intend } from "./intend.js";

const now = new Date(minutesOn(5));
const yes: BankAnswer = { kind: "approved", amountCents: 200 };
const no: BankAnswer = { kind: "declined" };
const waiting: Standing = { kind: "waiting", order: order("1") };
const paid: Standing = { kind: "paid", order: order("1", { status: "PAID", paidAt: minutesOn(4) }) };
const over: Standing = { kind: "over", order: order("1", { status: "CANCELLED" }), unrecorded: false };
const facts = { standing: waiting, intent: intent("a"), answer: yes, now };

test("an intent takes what the order says, while the order waits", () => {
  const wish = { id: "pay_b", card: "card_good" };
  expect(intend(waiting, wish, now)).toEqual({
    kind: "intends",
    intent: intent("b", { card: "card_good", createdAt: minutesOn(5) }),
  });
  const open = intent("a");
  expect(intend({ kind: "being paid", order: waiting.order, intent: open }, wish, now)).toEqual({
    kind: "waits",
    order: waiting.order,
    intent: open,
  });
  expect(intend(paid, wish, now)).toEqual({ kind: "refused", code: "ORDER_ALREADY_PAID" });
  expect(intend(over, wish, now)).toEqual({ kind: "refused", code: "ORDER_CANCELLED" });
});

test("an approval pays what waits, a decline ends the payment, silence leaves it open", () => {
  expect(conclude(facts)).toEqual({
    paid: { ...order("1"), status: "PAID", paidAt: minutesOn(5) },
    intent: intent("a", { state: "APPROVED", attempts: 1 }),
    outcome: "paid",
    alarm: null,
  });
  expect(conclude({ ...facts, answer: no })).toEqual({
    paid: null,
    intent: intent("a", { state: "DECLINED", attempts: 1 }),
    outcome: "declined",
    alarm: null,
  });
  expect(conclude({ ...facts, answer: { kind: "unknown" } })).toEqual({
    paid: null,
    intent: intent("a", { attempts: 1 }),
    outcome: "unknown",
    alarm: null,
  });
});

test("the same answer again changes nothing and is not reported", () => {
  const approved = intent("a", { state: "APPROVED", attempts: 1 });
  const nothing = { paid: null, intent: null, outcome: "paid", alarm: null };
  expect(conclude({ ...facts, standing: paid, intent: approved })).toEqual(nothing);
  expect(conclude({ ...facts, standing: paid, intent: approved, answer: no })).toEqual(nothing);
  const back = intent("a", { state: "REFUNDED" });
  expect(conclude({ ...facts, standing: over, intent: back })).toEqual({ ...nothing, outcome: "cancelled" });
});

test("money that nobody owes, or not so much, is to be given back, and a person hears of it", () => {
  const short = conclude({ ...facts, answer: { kind: "approved", amountCents: 199 } });
  expect(short).toEqual({
    paid: null,
    outcome: "declined",
    intent: intent("a", { state: "REFUND_DUE", amountCents: 199, attempts: 1 }),
    alarm: "The bank took 199 for order_1, which costs 200: it is given back.",
  });
  const late = conclude({ ...facts, standing: over });
  expect(late).toMatchObject({ paid: null, outcome: "cancelled", intent: { state: "REFUND_DUE" } });
  expect(late.alarm).toContain("is cancelled: it is given back");
  const twice = conclude({ ...facts, standing: paid });
  expect(twice).toMatchObject({ paid: null, outcome: "already paid", intent: { state: "REFUND_DUE" } });
  expect(twice.alarm).toContain("was paid before: it is given back");
  const changed = conclude({
    ...facts,
    standing: over,
    intent: intent("a", { state: "REFUNDED", amountCents: 1 }),
  });
  expect(changed).toMatchObject({
    intent: null,
    alarm: "The bank took 200 for order_1, and said before that it took 1.",
  });
});

test("a decline does not answer that an order can be paid which is paid or over", () => {
  expect(conclude({ ...facts, standing: paid, answer: no }).outcome).toBe("already paid");
  expect(conclude({ ...facts, standing: over, answer: no }).outcome).toBe("cancelled");
});

const answers = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("approved" as const), amountCents: fc.constantFrom(199, 200) }),
    fc.record({ kind: fc.constantFrom("declined" as const, "unknown" as const) }),
  ),
  { maxLength: 8 },
);

test("law: whatever the bank answers of a payment, an order is paid once, for its total, or its money is to be given back", () => {
  fc.assert(
    fc.property(answers, (all) => {
      let [recorded, payment]: [Order, PaymentIntent] = [order("1"), intent("a")];
      for (const answer of all) {
        const standing = standingOf(recorded, [payment], now);
        const { paid: after, intent: moved } = conclude({ standing, intent: payment, answer, now });
        if (after !== null) expect([recorded.status, answer]).toEqual(["PENDING_PAYMENT", yes]);
        [recorded, payment] = [after ?? recorded, moved ?? payment];
      }
      const taken = all.find((answer) => answer.kind === "approved");
      expect(recorded.status).toBe(taken?.amountCents === 200 ? "PAID" : "PENDING_PAYMENT");
      if (taken !== undefined)
        expect([payment.state, payment.amountCents]).toEqual([
          taken.amountCents === 200 ? "APPROVED" : "REFUND_DUE",
          taken.amountCents,
        ]);
    }),
  );
});
