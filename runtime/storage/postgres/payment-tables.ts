import { isUnfinished, type PaymentIntent } from "../payment-intent.js";
import { quoted, type Row, valueFrom } from "../rows.js";
import { paymentColumns } from "../shapes.js";
import type { Events, Payments } from "../store.js";
import type { Database } from "./database.js";
import { merged } from "./merged.js";
import type { UnitOfWork } from "./unit-of-work.js";

const names = paymentColumns.map(({ name }) => quoted(name)).join(", ");
const find = { name: "payments_find", text: `SELECT ${names} FROM "payments" WHERE "id" = $1` };
const ofOrder = {
  name: "payments_of_order",
  text: `SELECT ${names} FROM "payments" WHERE "orderId" = $1 ORDER BY "_number"`,
};
const unfinished = {
  name: "payments_unfinished",
  text: `SELECT ${names} FROM "payments" WHERE "state" IN ('PENDING', 'REFUND_DUE') AND "createdAt" < $1
    ORDER BY "createdAt", "_number" LIMIT $2`,
};
const findEvent = { name: "events_find", text: `SELECT FROM "events" WHERE "id" = $1` };

export function paymentsIn(db: Database, work: UnitOfWork): Payments {
  const lookUp = async (id: string): Promise<PaymentIntent | null> => {
    const seen = work.seenPayments.get(id);
    if (seen !== undefined) return seen;
    const [row] = await db.query<Row>(find, [id]);
    const intent = row === undefined ? null : intentOf(row);
    work.seenPayments.set(id, intent);
    return intent;
  };
  const own = (): readonly PaymentIntent[] => [...work.payments.values()].map(({ value }) => value);
  const listed = async (orderId: string): Promise<readonly PaymentIntent[]> => {
    const seen = work.seenPaymentsOf.get(orderId);
    if (seen !== undefined) return seen;
    const all = (await db.query<Row>(ofOrder, [orderId])).map(intentOf);
    work.seenPaymentsOf.set(orderId, all);
    return all;
  };
  const allOf = async (orderId: string): Promise<PaymentIntent[]> => {
    const mine = own().filter((intent) => intent.orderId === orderId);
    return merged(await listed(orderId), mine).reverse();
  };
  return {
    find: async (id) => work.payments.get(id)?.value ?? (await lookUp(id)),
    ofOrder: allOf,
    add: async (intent) => {
      const isOpen = (await allOf(intent.orderId)).some(({ state }) => state === "PENDING");
      if (intent.state === "PENDING" && isOpen) return false;
      if (work.payments.get(intent.id) !== null) throw new Error(`There is "${intent.id}" already.`);
      work.payments.set(intent.id, { value: intent, isNew: true });
      return true;
    },
    move: async (intent, from) => {
      const write = work.payments.get(intent.id);
      const before = write?.value ?? (await lookUp(intent.id));
      if (before?.state !== from) return false;
      work.payments.set(intent.id, { value: intent, isNew: write?.isNew ?? false });
      return true;
    },
    unfinished: async (before, limit) => {
      const rows = await db.query<Row>(unfinished, [before, limit + work.payments.size]);
      return merged(rows.map(intentOf), own())
        .filter((intent) => isUnfinished(intent) && intent.createdAt < before)
        .sort((a, b) => Number(a.createdAt > b.createdAt) - Number(a.createdAt < b.createdAt))
        .slice(0, limit);
    },
  };
}

export function eventsIn(db: Database, work: UnitOfWork): Events {
  return {
    remember: async (id, at) => {
      if (work.events.get(id) !== null) return false;
      if ((await db.query(findEvent, [id])).length > 0) return false;
      work.events.set(id, at);
      return true;
    },
  };
}

function intentOf(row: Row): PaymentIntent {
  return valueFrom<PaymentIntent>(paymentColumns, row);
}
