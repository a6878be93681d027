import { orderColumns, paymentColumns, productColumns } from "../shapes.js";
import type { UnitOfWork } from "./unit-of-work.js";

/** One write as the commit function takes it. */
export type Write = readonly [what: string, it: object];

/**
 * The writes of a transaction. First those that wait for others at the same row, in one order for all, so that no two
 * transactions ever wait for each other; then what is new, in order of creation.
 */
export function writesOf(work: UnitOfWork): readonly Write[] {
  if (!work.writes()) return [];
  return [
    ...sorted(work.answers.entries()).map(
      ([, write]): Write =>
        write.kind === "keep"
          ? ["answer", { row: write.kept, over: write.over }]
          : ["forget", { scope: write.over.scope, key: write.over.key, over: write.over.expiresAt }],
    ),
    ...sorted(work.events.entries()).map(([id, at]): Write => ["event", { row: { id, at } }]),
    ...sorted(work.carts.entries()).map(([userId, lines]): Write => {
      const version = work.seenCarts.get(userId)?.version ?? 0;
      return ["cart", { row: { userId, lines, version: 1 }, version }];
    }),
    ...productChanges(work),
    ...orderMoves(work),
    ...paymentsSeen(work),
    ...paymentMoves(work),
    ...newRows(work),
  ];
}

/** An order that was read and not moved may have been what the rest was decided by: it must still stand there. */
function orderMoves(work: UnitOfWork): readonly Write[] {
  return sorted(work.seenOrders.entries()).flatMap(([id, seen]): Write[] => {
    const write = work.orders.get(id);
    if (seen === null) return [];
    if (write === null) return [["order seen", { id, status: seen.status }]];
    return [["order", { row: row(orderColumns, write.value), seen: row(orderColumns, seen) }]];
  });
}

/**
 * That an order had no other payments may have been what the rest was decided by, too: one that came since is found here,
 * after the transaction that adds one has released the order.
 */
function paymentsSeen(work: UnitOfWork): readonly Write[] {
  return sorted(work.seenPaymentsOf.entries()).map(([orderId, all]): Write => {
    const payments = all.map(({ id, state }) => `${id} ${state}`).join(",");
    return ["payments seen", { orderId, payments }];
  });
}

function paymentMoves(work: UnitOfWork): readonly Write[] {
  return sorted(work.seenPayments.entries()).flatMap(([id, seen]): Write[] => {
    const write = work.payments.get(id);
    if (seen === null) return [];
    if (write === null) return [["payment seen", { id, state: seen.state }]];
    return [["payment", { row: row(paymentColumns, write.value), seen: row(paymentColumns, seen) }]];
  });
}

function productChanges(work: UnitOfWork): readonly Write[] {
  return sorted(work.products.entries()).flatMap(([id, write]): Write[] => {
    if (write.kind === "new") return [];
    if (write.kind === "replace") {
      const { product, version } = write.seen;
      return [["product", { row: row(productColumns, write.product), version, stock: product.stock }]];
    }
    const { version, change, needed } = write;
    return [["stock", { id, version, change, needed }]];
  });
}

function newRows(work: UnitOfWork): readonly Write[] {
  return [
    ...[...work.products.values()].flatMap(({ kind, product }): Write[] =>
      kind === "new" ? [["new product", { row: { ...product, version: 1 } }]] : [],
    ),
    ...[...work.orders.values()].flatMap(({ value, isNew }): Write[] =>
      isNew ? [["new order", { row: value }]] : [],
    ),
    ...[...work.payments.values()].flatMap(({ value, isNew }): Write[] =>
      isNew ? [["new payment", { row: value }]] : [],
    ),
  ];
}

/** Only the columns that a move may change. */
function row(columns: readonly { readonly name: string }[], value: object): object {
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(columns.map(({ name }) => [name, fields[name] ?? null]));
}

function sorted<V>(entries: Iterable<[string, V]>): readonly [string, V][] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}
