import { afterEach, beforeEach, expect, test } from "vitest";
import { minutesOn, order } from "../storage/testing/samples.js";
import { approval, openPayingShop, type PayingShop } from "./test-paying-shop.js";

let shop: PayingShop;
beforeEach(async () => {
  shop = await openPayingShop();
});
afterEach(() => shop.close());

test("an approval pays once; another amount, or a cancelled order, is given back", async () => {
  expect((await shop.deliver({ ...approval, amountCents: 199 })).status).toBe(204);
  expect(shop.reports.join()).toContain("which costs 200: it is given back");
  expect((await shop.found()).body.status).toBe("PENDING_PAYMENT");
  expect((await shop.deliver({ ...approval, id: "evt_2", more: "of the bank's" })).status).toBe(204);
  const paid = (await shop.found()).body;
  expect(paid.status).toBe("PAID");
  await shop.deliver({ ...approval, id: "evt_3" });
  await shop.deliver({ ...approval, id: "evt_4", type: "DECLINED" });
  expect((await shop.found()).body).toEqual(paid);
  await shop.store.transaction(({ orders }) =>
    orders.add(order("2", { status: "CANCELLED", userId: "user_dev" })),
  );
  await shop.deliver({ ...approval, id: "evt_5", orderId: "order_2" });
  expect(shop.reports.at(-1)).toContain("order_2, which is cancelled");
  await shop.minutesLater(1);
  expect(shop.till.returned).toEqual(["pay_199_for_order_1", "pay_200_for_order_2"]);
  expect((await shop.found()).body).toEqual({ ...paid, refundedCents: 199 });
});

test("between the end of its time and the next expiry every answer is the same, and an approval is given back", async () => {
  await shop.found();
  shop.clock.now = new Date(minutesOn(30));
  // No job runs within the same second, so the request is the first to see that the time is over.
  await shop.ask("GET", "/healthz");
  await shop.store.transaction(({ orders }) =>
    orders.add(order("2", { userId: "user_dev", expiresAt: shop.clock.now.toISOString() })),
  );
  expect((await shop.ask("POST", "/api/payments/order_2")).body.code).toBe("ORDER_CANCELLED");
  expect((await shop.ask("POST", "/api/orders/order_2/cancel")).body.code).toBe("ORDER_CANCELLED");
  expect((await shop.deliver({ ...approval, orderId: "order_2" })).status).toBe(204);
  expect((await shop.ask("GET", "/api/orders/order_2")).body.status).toBe("CANCELLED");
  await shop.minutesLater(1);
  expect((await shop.ask("GET", "/api/orders/order_2")).body).toMatchObject({
    status: "CANCELLED",
    refundedCents: 200,
  });
  expect((await shop.ask("GET", "/api/products/prod_hat")).body.stock).toBe(6);
});

test("who looks first at an order whose time is over sees it cancelled, alone and in a list", async () => {
  await shop.found();
  const late = order("2", { userId: "user_dev", expiresAt: shop.clock.now.toISOString() });
  await shop.store.transaction(({ orders }) => orders.add(late));
  const listed = await shop.ask("GET", "/api/orders");
  expect(listed.body.map(({ status }: { status: string }) => status)).toEqual([
    "CANCELLED",
    "PENDING_PAYMENT",
  ]);
  expect((await shop.ask("GET", "/api/orders/order_2")).body).toEqual(listed.body[0]);
  expect((await shop.ask("GET", "/api/products/prod_hat")).body.stock).toBe(5);
});

test("a bank that breaks after it gave money back is asked again, by the same id", async () => {
  await shop.store.transaction(({ orders }) =>
    orders.add(order("2", { status: "CANCELLED", userId: "user_dev" })),
  );
  await shop.deliver({ ...approval, orderId: "order_2" });
  shop.till.is("breaks after");
  await shop.minutesLater(1);
  expect((await shop.ask("GET", "/api/orders/order_2")).body.refundedCents).toBeUndefined();
  expect(shop.reports.join()).toContain("could not be asked to give back pay_200_for_order_2");
  shop.till.is("well");
  await shop.minutesLater(1);
  expect((await shop.ask("GET", "/api/orders/order_2")).body.refundedCents).toBe(200);
  expect(shop.till.returned).toEqual(["pay_200_for_order_2"]);
});

test("what the bank does not give back is reported to the operator once, and not asked for again", async () => {
  await shop.store.transaction(({ orders }) =>
    orders.add(order("2", { status: "CANCELLED", userId: "user_dev" })),
  );
  await shop.deliver({ ...approval, orderId: "order_2" });
  shop.till.is("keeps");
  await shop.minutesLater(1);
  await shop.minutesLater(1);
  const reported = shop.reports.filter((line) =>
    line.includes("does not give back 200 for order_2: it keeps it"),
  );
  expect(reported).toHaveLength(1);
  expect((await shop.ask("GET", "/api/orders/order_2")).body.refundedCents).toBeUndefined();
});

test("an event that names a payment of another order changes neither", async () => {
  await shop.crashed();
  await shop.store.transaction(({ orders }) => orders.add(order("2", { userId: "user_dev" })));
  expect((await shop.deliver({ ...approval, orderId: "order_2", paymentId: "pay_lost" })).status).toBe(204);
  expect(shop.reports.join()).toContain("there is no such order or payment");
  expect((await shop.ask("GET", "/api/orders/order_2")).body.status).toBe("PENDING_PAYMENT");
  expect((await shop.found()).body.status).toBe("PENDING_PAYMENT");
});
