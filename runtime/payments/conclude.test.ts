import fc from "fast-check";
import { expect, test } from "vitest";
import type { Order } from "../../generated/schemas.js";
import type { PaymentIntent } from "../storage/payment-intent.js";
import { intent, minutesOn, order } from "../storage/testing/samples.js";
import type { BankAnswer } from "./bank.js";
import { conclude } from "./conclude.js";
import { intend } from "./intend.js";

const now = new Date(minutesOn(5));
const yes: BankAnswer = { kind: "approved", amountCents: 200 };
const no: BankAnswer = { kind: "declined" };
const facts = { order: order("1"), intent: intent("a"), answer: yes, now };

test("an intent takes what the order says, from the order's owner, while it waits", () => {
  const wish = { id: "pay_b", card: "card_good" };
  const asked = { order: order("1"), caller: "user_ann", payments: [], now, wish };
  expect(intend(asked)).toEqual({
    kind: "intends",
    intent: intent("b", { card: "card_good", createdAt: minutesOn(5) }),
  });
  const open = intent("a");
  expect(intend({ ...asked, payments: [open] })).toEqual({ kind: "waits", order: asked.order, intent: open });
  const code = (more: Partial<typeof asked> | { order: Order | null }) => {
    const intending = intend({ ...asked, ...more });
    return intending.kind === "refused" ? intending.code : intending.kind;
  };
  expect(code({ order: null })).toBe("ORDER_NOT_FOUND");
  expect(code({ caller: "user_bob" })).toBe("ORDER_NOT_FOUND");
  expect(code({ order: order("1", { status: "PAID" }) })).toBe("ORDER_ALREADY_PAID");
  expect(code({ order: order("1", { status: "CANCELLED" }) })).toBe("ORDER_CANCELLED");
  expect(code({ now: new Date(minutesOn(30)) })).toBe("ORDER_CANCELLED");
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

test("the same answer again changes nothing and alarms nobody", () => {
  const paid = order("1", { status: "PAID", paidAt: minutesOn(4) });
  const approved = intent("a", { state: "APPROVED", attempts: 1 });
  const nothing = { paid: null, intent: null, outcome: "paid", alarm: null };
  expect(conclude({ ...facts, order: paid, intent: approved })).toEqual(nothing);
  expect(conclude({ ...facts, order: paid, intent: approved, answer: no })).toEqual(nothing);
});

test("money that nobody owes, or not so much, is told to a person", () => {
  const short = conclude({ ...facts, answer: { kind: "approved", amountCents: 199 } });
  expect(short).toMatchObject({ paid: null, outcome: "declined", intent: { state: "DECLINED" } });
  expect(short.alarm).toBe("The bank took 199 for order_1, which costs 200.");
  const late = conclude({ ...facts, order: order("1", { status: "CANCELLED" }) });
  expect(late).toMatchObject({ paid: null, outcome: "cancelled", intent: { state: "APPROVED" } });
  expect(late.alarm).toContain("give it back");
  const twice = conclude({ ...facts, order: order("1", { status: "PAID" }) });
  expect(twice).toMatchObject({ paid: null, outcome: "already paid", intent: { state: "APPROVED" } });
  expect(twice.alarm).toContain("give it back");
});

const answers = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("approved" as const), amountCents: fc.constantFrom(199, 200) }),
    fc.record({ kind: fc.constantFrom("declined" as const, "unknown" as const) }),
  ),
  { maxLength: 8 },
);

test("law: whatever the bank answers, and however often, an order is paid once, for its total, and stays paid", () => {
  fc.assert(
    fc.property(answers, (all) => {
      let [standing, payment]: [Order, PaymentIntent] = [order("1"), intent("a")];
      let paidTimes = 0;
      for (const answer of all) {
        const { paid, intent: after } = conclude({ order: standing, intent: payment, answer, now });
        if (paid !== null) {
          expect(answer).toEqual(yes);
          paidTimes += 1;
        }
        expect(standing.status === "PAID" && paid !== null).toBe(false);
        [standing, payment] = [paid ?? standing, after ?? payment];
      }
      const approved = all.some((answer) => answer.kind === "approved" && answer.amountCents === 200);
      expect(paidTimes).toBe(approved ? 1 : 0);
      expect(standing.status).toBe(approved ? "PAID" : "PENDING_PAYMENT");
    }),
  );
});
