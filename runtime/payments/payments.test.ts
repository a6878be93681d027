import { afterEach, beforeEach, expect, test } from "vitest";
import { minutesOn } from "../storage/testing/samples.js";
import { approval, openPayingShop, type PayingShop } from "./test-paying-shop.js";

let shop: PayingShop;
beforeEach(async () => {
  shop = await openPayingShop();
});
afterEach(() => shop.close());

test("a bank that breaks after it took the money is asked again, by the same id, and takes it once", async () => {
  shop.till.is("breaks after");
  expect((await shop.pay("k1")).status).toBe(202);
  expect(shop.reports.join()).toContain("The line is dead.");
  shop.till.is("well");
  shop.clock.now = new Date(minutesOn(1));
  expect((await shop.found()).body).toMatchObject({ status: "PAID", paidAt: minutesOn(1) });
  expect(new Set(shop.till.asked).size).toBe(1);
  expect([...shop.till.book.values()]).toEqual([200]);
  // What was said is said again, however it went on.
  const again = await shop.pay("k1");
  expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([202, "true"]);
});

/** The claim of a request that is made only to be read, so that it is the kernel's own. */
async function claimOf(key: string) {
  shop.till.is("declines");
  await shop.pay("only to be read");
  shop.till.is("well");
  const kept = await shop.store.transaction(({ answers }) => answers.find("anybody", "only to be read"));
  if (kept === null) throw new Error("The refusal was not kept.");
  const { answer: _answer, ...claim } = kept;
  return { ...claim, key };
}

test("what a crash cut off is finished, and the answer is there for who asks again", async () => {
  await shop.crashed({ id: "req-1", claim: await claimOf("k2") });
  shop.clock.now = new Date(minutesOn(1));
  const paid = (await shop.found()).body;
  expect(paid.status).toBe("PAID");
  const again = await shop.pay("k2");
  expect([again.status, again.body, again.headers.get("idempotent-replayed")]).toEqual([200, paid, "true"]);
  expect((await shop.pay()).body.code).toBe("ORDER_ALREADY_PAID");
});

test("what is open holds the order beyond its time; declined then, it ends and gives its pieces back", async () => {
  await shop.crashed();
  shop.till.is("declines");
  shop.clock.now = new Date(minutesOn(31));
  await shop.found();
  shop.clock.now = new Date(minutesOn(32));
  expect((await shop.found()).body.status).toBe("CANCELLED");
  expect((await shop.ask("GET", "/api/products/prod_hat")).body.stock).toBe(5);
  expect((await shop.pay()).body.code).toBe("ORDER_CANCELLED");
});

test("twenty at once are one payment", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => shop.pay()));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ body }) => body.code === "ORDER_ALREADY_PAID")).toHaveLength(19);
  expect(shop.till.asked).toHaveLength(1);
});

test.each([
  ["an approval", "APPROVED"],
  ["a decline of an earlier attempt", "DECLINED"],
])(
  "%s that is reported while the bank is asked costs nobody money: what it says then counts",
  async (_what, type) => {
    const letGo = shop.till.hold();
    const paying = shop.pay("k1");
    await expect.poll(() => shop.till.asked.length).toBe(1);
    expect((await shop.deliver({ ...approval, type })).status).toBe(204);
    letGo();
    const { status, body } = await paying;
    expect([status, body.status]).toEqual([200, "PAID"]);
    const again = await shop.pay("k1");
    expect([again.status, again.body, again.headers.get("idempotent-replayed")]).toEqual([200, body, "true"]);
    expect((await shop.found()).body).toEqual(body);
    expect([...shop.till.book.values()]).toEqual([200]);
  },
);

test("a decline that the completer hears is there for who asks again", async () => {
  await shop.crashed({ id: "req-1", claim: await claimOf("k2") });
  shop.till.is("declines");
  shop.clock.now = new Date(minutesOn(1));
  await shop.found();
  shop.till.is("well");
  const again = await shop.pay("k2");
  expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([402, "true"]);
});

test("a decline that is reported for what a crash cut off leaves its key free to pay anew", async () => {
  await shop.crashed({ id: "req-1", claim: await claimOf("k2") });
  await shop.deliver({ ...approval, type: "DECLINED" });
  expect((await shop.pay("k2")).body).toMatchObject({ status: "PAID" });
  expect([...shop.till.book.values()]).toEqual([200]);
});

test("an event that is no event, or speaks of nothing we know, changes nothing", async () => {
  const { status, body } = await shop.deliver({ ...approval, amountCents: "200", id: "" });
  expect([status, body.code]).toEqual([400, "VALIDATION_FAILED"]);
  expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(["id", "amountCents"]);
  expect((await shop.ask("POST", "/api/webhooks/payments", {}, "{}")).status).toBe(400);
  const unkept = await shop.deliver({ ...approval, id: "evt\0", orderId: "order_\ud800" });
  expect([unkept.status, unkept.body.code]).toEqual([400, "VALIDATION_FAILED"]);
  expect(unkept.body.errors.map(({ path }: { path: string }) => path)).toEqual(["id", "orderId"]);
  expect((await shop.deliver({ ...approval, orderId: "order_none" })).status).toBe(204);
  expect((await shop.found()).body.status).toBe("PENDING_PAYMENT");
});

test("without a secret no event is believed", async () => {
  shop.forgetSecret();
  expect((await shop.deliver(approval)).body.code).toBe("BAD_SIGNATURE");
});
