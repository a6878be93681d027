import { expect, test } from "vitest";
import { intent, minutesOn, order } from "../storage/testing/samples.js";
import { cancel } from "./cancel.js";
import { isOf } from "./own-order.js";
import { standingOf } from "./standing.js";

const at = (minutes: number) => new Date(minutesOn(minutes));
const open = intent("a");
const declined = intent("b", { state: "DECLINED" });
const paid = order("1", { status: "PAID", paidAt: minutesOn(1) });
const cancelled = order("1", { status: "CANCELLED", cancelledAt: minutesOn(1) });

test("an order waits until its time, is over from then on, and is neither while it is being paid", () => {
  expect(standingOf(order("1"), [declined], at(29))).toEqual({ kind: "waiting", order: order("1") });
  expect(standingOf(order("1"), [declined], at(30))).toEqual({
    kind: "over",
    order: order("1", { status: "CANCELLED", cancelledAt: minutesOn(30) }),
    unrecorded: true,
  });
  for (const minutes of [1, 30, 99])
    expect(standingOf(order("1"), [declined, open], at(minutes))).toEqual({
      kind: "being paid",
      order: order("1"),
      intent: open,
    });
});

test("what is paid or cancelled stays so, whatever the clock and the payments say", () => {
  for (const minutes of [1, 99]) {
    expect(standingOf(paid, [open], at(minutes))).toEqual({ kind: "paid", order: paid });
    expect(standingOf(cancelled, [open], at(minutes))).toEqual({
      kind: "over",
      order: cancelled,
      unrecorded: false,
    });
  }
});

test("an order that waits is cancelled now, and is otherwise as it was; every other is refused", () => {
  const cancelling = (...facts: Parameters<typeof standingOf>) => cancel(standingOf(...facts), at(5));
  expect(cancelling(order("1"), [], at(5))).toEqual({
    kind: "cancelled",
    order: order("1", { status: "CANCELLED", cancelledAt: minutesOn(5) }),
  });
  const refused = (code: string) => ({ kind: "refused", code });
  expect(cancelling(paid, [], at(5))).toEqual(refused("ORDER_ALREADY_PAID"));
  expect(cancelling(cancelled, [], at(5))).toEqual(refused("ORDER_CANCELLED"));
  expect(cancelling(order("1"), [open], at(5))).toEqual(refused("PAYMENT_IN_PROGRESS"));
  expect(cancelling(order("1"), [], at(30))).toEqual(refused("ORDER_CANCELLED"));
});

test("an order is its owner's, and every caller's where authentication is off", () => {
  expect([isOf(paid, "user_ann"), isOf(paid, null), isOf(paid, "user_bob")]).toEqual([true, true, false]);
});
