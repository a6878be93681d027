import type { Bank } from "../../../runtime/payments/bank.js";
import type { Store, Tables } from "../../../runtime/storage/store.js";
import type { Gateway } from "./gateway.js";
import type { Break } from "./world.js";

/** A store whose tables are wrong in one thing. */
function withTables(store: Store, wrong: (tables: Tables) => Tables): Store {
  return {
    name: store.name,
    holds: store.holds,
    ping: () => store.ping(),
    close: () => store.close(),
    transaction: (work) => store.transaction((tables) => work(wrong(tables))),
  };
}

/** An end by the clock is answered, and not written down. */
function endUntold(tables: Tables): Tables {
  const { orders, products } = tables;
  let dropped = false;
  return {
    ...tables,
    orders: {
      ...orders,
      move: async (order, from) => {
        const { status, cancelledAt = "", expiresAt } = order;
        dropped = status === "CANCELLED" && from !== "CANCELLED" && cancelledAt >= expiresAt;
        return dropped || orders.move(order, from);
      },
    },
    products: {
      ...products,
      giveBack: async (id, quantity) => dropped || products.giveBack(id, quantity),
    },
  };
}

const lineDied = { kind: "unknown" } as const;

/** Ten ways in which a shop, a store or a bank may be wrong; the model must find each. */
export const breaks: Readonly<Record<string, Break>> = {
  "end-unrecorded": {
    what: "an end by the clock is answered and not written down",
    store: (store) => withTables(store, endUntold),
  },
  "pieces-twice": {
    what: "pieces come back twice",
    store: (store) =>
      withTables(store, (tables) => ({
        ...tables,
        products: {
          ...tables.products,
          giveBack: (id, quantity) => tables.products.giveBack(id, 2 * quantity),
        },
      })),
  },
  "refund-forgotten": {
    what: "money that is to be given back is recorded as declined",
    store: (store) =>
      withTables(store, (tables) => ({
        ...tables,
        payments: {
          ...tables.payments,
          move: (intent, from) =>
            tables.payments.move(
              intent.state === "REFUND_DUE" ? { ...intent, state: "DECLINED" } : intent,
              from,
            ),
        },
      })),
  },
  "unasked-forgotten": {
    what: "money that nobody asked for is not recorded",
    store: (store) =>
      withTables(store, (tables) => ({
        ...tables,
        payments: {
          ...tables.payments,
          add: async (intent) => intent.state === "REFUND_DUE" || tables.payments.add(intent),
        },
      })),
  },
  "paid-unwritten": {
    what: "an order is answered as paid, and only its payment is written",
    store: (store) =>
      withTables(store, (tables) => ({
        ...tables,
        orders: {
          ...tables.orders,
          move: async (order, from) => order.status === "PAID" || tables.orders.move(order, from),
        },
      })),
  },
  "approval-unwritten": {
    what: "a paid order is written, and that its payment was approved is not",
    store: (store) =>
      withTables(store, (tables) => ({
        ...tables,
        payments: {
          ...tables.payments,
          move: async (intent, from) => intent.state === "APPROVED" || tables.payments.move(intent, from),
        },
      })),
  },
  "answers-forgotten": {
    what: "answers under a key are not kept",
    store: (store) =>
      withTables(store, (tables) => ({
        ...tables,
        answers: { ...tables.answers, store: async () => undefined },
      })),
  },
  "refunds-repeated": {
    what: "money is given back as often as it is asked for",
    bank: (gateway) => {
      gateway.remembersRefunds = false;
      return gateway;
    },
  },
  "refund-believed": {
    what: "a refund that the bank did not answer is taken for done",
    bank: (gateway) => ({
      ...asItIs(gateway),
      refund: async (request) => {
        const answer = await gateway.refund(request).catch(() => lineDied);
        return answer.kind === "unknown" ? { kind: "refunded" } : answer;
      },
    }),
  },
  "silence-declined": {
    what: "a charge that the bank did not answer is taken for declined",
    bank: (gateway) => ({
      ...asItIs(gateway),
      charge: async (request) => {
        const answer = await gateway.charge(request).catch(() => lineDied);
        return answer.kind === "unknown" ? { kind: "declined" } : answer;
      },
    }),
  },
};

/** A bank as it is, to be changed in one thing. */
function asItIs(gateway: Gateway): Bank {
  return { charge: (request) => gateway.charge(request), refund: (request) => gateway.refund(request) };
}
