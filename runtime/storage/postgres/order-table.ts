import type { Order } from "../../../generated/schemas.js";
import { pageOf } from "../page.js";
import { quoted, type Row, valueFrom } from "../rows.js";
import { orderColumns } from "../shapes.js";
import type { Orders } from "../store.js";
import type { Database } from "./database.js";
import { merged } from "./merged.js";
import type { UnitOfWork } from "./unit-of-work.js";

const names = orderColumns.map(({ name }) => quoted(name)).join(", ");
const find = { name: "orders_find", text: `SELECT ${names} FROM "orders" WHERE "id" = $1` };
const listOf = {
  name: "orders_of_user",
  text: `SELECT ${names} FROM "orders" WHERE "userId" = $1 ORDER BY "_number" DESC LIMIT $2`,
};
const listOfAfter = {
  name: "orders_of_user_after",
  text: `SELECT ${names} FROM "orders" WHERE "userId" = $1
    AND "_number" < (SELECT "_number" FROM "orders" WHERE "id" = $3 AND "userId" = $1)
    ORDER BY "_number" DESC LIMIT $2`,
};
const due = {
  name: "orders_due",
  text: `SELECT ${names} FROM "orders" WHERE "status" = 'PENDING_PAYMENT' AND "expiresAt" <= $1 AND NOT EXISTS (
      SELECT FROM "payments" WHERE "payments"."orderId" = "orders"."id" AND "state" = 'PENDING'
    ) ORDER BY "expiresAt", "_number" LIMIT $2`,
};

export function ordersIn(db: Database, work: UnitOfWork): Orders {
  const lookUp = async (id: string): Promise<Order | null> => {
    const seen = work.seenOrders.get(id);
    if (seen !== undefined) return seen;
    const [row] = await db.query<Row>(find, [id]);
    const order = row === undefined ? null : orderOf(row);
    work.seenOrders.set(id, order);
    return order;
  };
  const beingPaid = (id: string): boolean =>
    [...work.payments.values()].some(({ value }) => value.orderId === id && value.state === "PENDING");
  return {
    find: async (id) => work.orders.get(id)?.value ?? (await lookUp(id)),
    listOf: async (userId, page = {}) => {
      const own = [...work.orders.values()].flatMap(({ value }) => (value.userId === userId ? [value] : []));
      const { after, limit } = own.length === 0 ? page : {};
      const rows = await (after === undefined
        ? db.query<Row>(listOf, [userId, limit])
        : db.query<Row>(listOfAfter, [userId, limit, after]));
      if (own.length === 0) return rows.map(orderOf);
      return pageOf(merged(rows.map(orderOf).reverse(), own).reverse(), page);
    },
    add: async (order) => {
      if (work.orders.get(order.id) !== null) throw new Error(`There is "${order.id}" already.`);
      work.orders.set(order.id, { value: order, isNew: true });
    },
    move: async (order, from) => {
      const write = work.orders.get(order.id);
      const before = write?.value ?? (await lookUp(order.id));
      if (before?.status !== from) return false;
      work.orders.set(order.id, { value: order, isNew: write?.isNew ?? false });
      return true;
    },
    due: async (before, limit) => {
      const rows = await db.query<Row>(due, [before, limit + work.orders.size + work.payments.size]);
      const own = [...work.orders.values()].map(({ value }) => value);
      return merged(rows.map(orderOf), own)
        .filter(
          ({ id, status, expiresAt }) =>
            status === "PENDING_PAYMENT" && expiresAt <= before && !beingPaid(id),
        )
        .sort((a, b) => Number(a.expiresAt > b.expiresAt) - Number(a.expiresAt < b.expiresAt))
        .slice(0, limit);
    },
  };
}

function orderOf(row: Row): Order {
  return valueFrom<Order>(orderColumns, row);
}
