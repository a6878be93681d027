import { type IdempotencyRecord, KeyTaken } from "@specwright/http";
import type { Database } from "libsql";
import type { Order, Product } from "../../../generated/schemas.js";
import type { CartLine } from "../../cart/cart-lines.js";
import type { PaymentIntent } from "../payment-intent.js";
import { MOST_STOCK, orderColumns, productColumns, shapes } from "../shapes.js";
import type { Answers, Carts, Events, Orders, Payments, Products, Tables } from "../store.js";
import { statementsOver } from "./sqlite-statements.js";
import type { WriteGroup } from "./write-group.js";

/** SQLite for "all of them". */
const ALL = -1;

/** The tables of a shop in SQLite. */
export function sqliteTables(db: Database, group: WriteGroup): Tables {
  return {
    products: productsIn(db, group),
    carts: cartsIn(db, group),
    orders: ordersIn(db, group),
    payments: paymentsIn(db, group),
    events: eventsIn(db, group),
    answers: answersIn(db, group),
  };
}

function productsIn(db: Database, group: WriteGroup): Products {
  const on = statementsOver(db, group, shapes.products, productColumns);
  const find = on.selectOne<Product>(`WHERE "id" = ?`);
  const list = on.select<Product>(`ORDER BY "_number" LIMIT ?`);
  const listAfter = on.select<Product>(
    `WHERE "_number" > (SELECT "_number" FROM "products" WHERE "id" = ?) ORDER BY "_number" LIMIT ?`,
  );
  const insert = on.insert();
  const replace = on.updateAll(`WHERE "id" = ?`);
  const take = on.write(`UPDATE "products" SET "stock" = "stock" - ?1 WHERE "id" = ?2 AND "stock" >= ?1`);
  const giveBack = on.write(
    `UPDATE "products" SET "stock" = min("stock" + ?1, ${MOST_STOCK}) WHERE "id" = ?2`,
  );
  return {
    list: async ({ after, limit = ALL } = {}) =>
      after === undefined ? list(limit) : listAfter(after, limit),
    find: async (id) => find(id),
    add: async (product) => insert({ ...product, version: 1 }),
    replace: async (product) => {
      if (replace(product, product.id) === 0) insert({ ...product, version: 1 });
    },
    take: async (id, quantity) => take(quantity, id) > 0,
    giveBack: async (id, quantity) => giveBack(quantity, id) > 0,
  };
}

function cartsIn(db: Database, group: WriteGroup): Carts {
  const on = statementsOver(db, group, shapes.carts);
  const find = on.selectOne<{ readonly lines: readonly CartLine[] }>(`WHERE "userId" = ?`);
  const keep = on.write(
    `INSERT INTO "carts" ("userId", "lines", "version") VALUES (?, ?, 1)
     ON CONFLICT ("userId") DO UPDATE SET "lines" = excluded."lines"`,
  );
  return {
    linesOf: async (userId) => find(userId)?.lines ?? [],
    keep: async (userId, lines) => {
      keep(userId, JSON.stringify(lines));
    },
  };
}

function ordersIn(db: Database, group: WriteGroup): Orders {
  const on = statementsOver(db, group, shapes.orders, orderColumns);
  const find = on.selectOne<Order>(`WHERE "id" = ?`);
  const listOf = on.select<Order>(`WHERE "userId" = ? ORDER BY "_number" DESC LIMIT ?`);
  const listAfter = on.select<Order>(
    `WHERE "userId" = ?1 AND "_number" < (SELECT "_number" FROM "orders" WHERE "id" = ?2 AND "userId" = ?1)
     ORDER BY "_number" DESC LIMIT ?3`,
  );
  const insert = on.insert();
  const move = on.updateAll(`WHERE "id" = ? AND "status" = ?`);
  const due = on.select<Order>(
    `WHERE "status" = 'PENDING_PAYMENT' AND "expiresAt" <= ? AND NOT EXISTS (
       SELECT 1 FROM "payments" WHERE "payments"."orderId" = "orders"."id" AND "state" = 'PENDING'
     ) ORDER BY "expiresAt", "_number" LIMIT ?`,
  );
  return {
    find: async (id) => find(id),
    listOf: async (userId, { after, limit = ALL } = {}) =>
      after === undefined ? listOf(userId, limit) : listAfter(userId, after, limit),
    add: async (order) => insert(order),
    move: async (order, from) => move(order, order.id, from) > 0,
    due: async (before, limit) => due(before, limit),
  };
}

function paymentsIn(db: Database, group: WriteGroup): Payments {
  const on = statementsOver(db, group, shapes.payments);
  const find = on.selectOne<PaymentIntent>(`WHERE "id" = ?`);
  const ofOrder = on.select<PaymentIntent>(`WHERE "orderId" = ? ORDER BY "_number" DESC`);
  const openOf = on.selectOne<PaymentIntent>(`WHERE "orderId" = ? AND "state" = 'PENDING'`);
  const insert = on.insert();
  const move = on.updateAll(`WHERE "id" = ? AND "state" = ?`);
  const unfinished = on.select<PaymentIntent>(
    `WHERE "state" IN ('PENDING', 'REFUND_DUE') AND "createdAt" < ? ORDER BY "createdAt", "_number" LIMIT ?`,
  );
  return {
    find: async (id) => find(id),
    ofOrder: async (orderId) => ofOrder(orderId),
    add: async (intent) => {
      if (intent.state === "PENDING" && openOf(intent.orderId) !== null) return false;
      insert(intent);
      return true;
    },
    move: async (intent, from) => move(intent, intent.id, from) > 0,
    unfinished: async (before, limit) => unfinished(before, limit),
  };
}

function eventsIn(db: Database, group: WriteGroup): Events {
  const on = statementsOver(db, group, shapes.events);
  const insert = on.write(`INSERT INTO "events" ("id", "at") VALUES (?, ?) ON CONFLICT ("id") DO NOTHING`);
  return { remember: async (id, at) => insert(id, at) > 0 };
}

function answersIn(db: Database, group: WriteGroup): Answers {
  const on = statementsOver(db, group, shapes.answers);
  const find = on.selectOne<IdempotencyRecord>(`WHERE "scope" = ? AND "key" = ?`);
  const remove = on.write(`DELETE FROM "answers" WHERE "scope" = ? AND "key" = ?`);
  const insert = on.insert();
  const forget = on.write(
    `DELETE FROM "answers" WHERE "_number" IN
       (SELECT "_number" FROM "answers" WHERE "expiresAt" <= ? ORDER BY "expiresAt" LIMIT ?)`,
  );
  return {
    find: async (scope, key) => find(scope, key),
    store: async (kept) => {
      const there = find(kept.scope, kept.key);
      if (there !== null && there.expiresAt > kept.at) throw new KeyTaken();
      if (there !== null) remove(kept.scope, kept.key);
      insert(kept);
    },
    forget: async (before, limit) => forget(before, limit),
  };
}
