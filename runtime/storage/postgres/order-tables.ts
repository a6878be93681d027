import type { Order } from "../../../generated/schemas.js";
import { expiryOf } from "../expiry.js";
import type { PaymentIntent } from "../payment-intent.js";
import type { Row } from "../rows.js";
import { quoted, valueFrom } from "../rows.js";
import { orderColumns, paymentColumns } from "../shapes.js";
import type { Events, Orders, Payments } from "../store.js";
import type { Database } from "./database.js";
import { merged } from "./merged.js";
import type { OrderWrite, UnitOfWork } from "./unit-of-work.js";

const orderNames = orderColumns.map(({ name }) => quoted(name)).join(", ");
const paymentNames = paymentColumns.map(({ name }) => quoted(name)).join(", ");
const findOrder = { name: "orders_find", text: `SELECT ${orderNames} FROM "orders" WHERE "id" = $1` };
const ordersOf = {
  name: "orders_of",
  text: `SELECT ${orderNames} FROM "orders" WHERE "userId" = $1 ORDER BY "_number" DESC LIMIT $2`,
};
const ordersDue = {
  name: "orders_due",
  text: `SELECT ${orderNames} FROM "orders" WHERE "status" = 'PENDING_PAYMENT' AND "expiresAt" <= $1
         ORDER BY "expiresAt", "_number" LIMIT $2`,
};
const findPayment = { name: "payments_find", text: `SELECT ${paymentNames} FROM "payments" WHERE "id" = $1` };
const paymentsOf = {
  name: "payments_of",
  text: `SELECT ${paymentNames} FROM "payments" WHERE "orderId" = $1 ORDER BY "_number" DESC`,
};
const paymentsOpen = {
  name: "payments_open",
  text: `SELECT ${paymentNames} FROM "payments" WHERE "state" = 'PENDING' AND "createdAt" < $1
         ORDER BY "createdAt", "_number" LIMIT $2`,
};
const findEvent = { name: "events_find", text: `SELECT 1 AS "there" FROM "events" WHERE "id" = $1` };

export function ordersIn(db: Database, work: UnitOfWork): Orders {
  const orderOf = (row: Row): Order => valueFrom<Order>(orderColumns, row);
  const lookUp = async (id: string): Promise<Order | null> => {
    const seen = work.seenOrders.get(id);
    if (seen !== undefined) return seen;
    const [row] = await db.query<Row>(findOrder, [id]);
    const order = row === undefined ? null : orderOf(row);
    work.seenOrders.set(id, order);
    return order;
  };
  const own = (of: (write: OrderWrite) => boolean = () => true): readonly Order[] =>
    [...work.orders.values()].filter(of).map(({ value }) => value);
  return {
    find: async (id) => work.orders.get(id)?.value ?? (await lookUp(id)),
    listOf: async (userId, limit) => {
      const rows = await db.query<Row>(ordersOf, [userId, limit ?? null]);
      const belongs = (order: Order): boolean => order.userId === userId;
      // What was only moved and is older than the last row has no place in the list.
      const mine = own(({ value, isNew }) => isNew || rows.some((row) => row.id === value.id));
      return merged(rows.map(orderOf), mine, { belongs, newestFirst: true }).slice(0, limit);
    },
    add: async (order, terms) => {
      if (work.orders.get(order.id) !== null) throw new Error(`There is "${order.id}" already.`);
      work.orders.set(order.id, { value: order, expiresAt: expiryOf(order, terms), isNew: true });
    },
    move: async (order, from) => {
      const write = work.orders.get(order.id);
      const before = write?.value ?? (await lookUp(order.id));
      if (before?.status !== from) return false;
      const expiresAt = expiryOf(order, { expiresAt: write?.expiresAt ?? null });
      work.orders.set(order.id, { value: order, expiresAt, isNew: write?.isNew ?? false });
      return true;
    },
    due: async (before, limit) => {
      const rows = await db.query<Row>(ordersDue, [before, limit + work.orders.size]);
      const moved = new Set([...work.orders.entries()].map(([id]) => id));
      const added = [...work.orders.values()].filter(
        ({ value, expiresAt, isNew }) =>
          isNew && value.status === "PENDING_PAYMENT" && expiresAt !== null && expiresAt <= before,
      );
      const all = rows.map(orderOf).filter(({ id }) => !moved.has(id));
      return [...all, ...added.map(({ value }) => value)].slice(0, limit);
    },
  };
}

export function paymentsIn(db: Database, work: UnitOfWork): Payments {
  const intentOf = (row: Row): PaymentIntent => valueFrom<PaymentIntent>(paymentColumns, row);
  const lookUp = async (id: string): Promise<PaymentIntent | null> => {
    const seen = work.seenPayments.get(id);
    if (seen !== undefined) return seen;
    const [row] = await db.query<Row>(findPayment, [id]);
    const intent = row === undefined ? null : intentOf(row);
    work.seenPayments.set(id, intent);
    return intent;
  };
  const own = (): readonly PaymentIntent[] => [...work.payments.values()].map(({ value }) => value);
  const ofOrder = async (orderId: string): Promise<readonly PaymentIntent[]> => {
    const rows = await db.query<Row>(paymentsOf, [orderId]);
    const belongs = (intent: PaymentIntent): boolean => intent.orderId === orderId;
    return merged(rows.map(intentOf), own(), { belongs, newestFirst: true });
  };
  return {
    find: async (id) => work.payments.get(id)?.value ?? (await lookUp(id)),
    ofOrder,
    add: async (intent) => {
      if ((await ofOrder(intent.orderId)).some(({ state }) => state === "PENDING")) return false;
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
    open: async (before, limit) => {
      const rows = await db.query<Row>(paymentsOpen, [before, limit + work.payments.size]);
      const belongs = ({ state, createdAt }: PaymentIntent): boolean =>
        state === "PENDING" && createdAt < before;
      return merged(rows.map(intentOf), own(), { belongs, newestFirst: false }).slice(0, limit);
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
