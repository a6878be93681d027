import { z } from "zod";
import { Order, Product } from "../../generated/schemas.js";
import { type Column, columnsOf, largest } from "./columns.js";
import { PaymentIntent } from "./payment-intent.js";

/** A table, whichever database keeps it. Every row also has a number, which grows in order of creation. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly key: readonly string[];
  readonly indexes: readonly TableIndex[];
  /** SQL for a column that rows of an earlier specification lack and that now is required. */
  readonly filling: Readonly<Record<string, string>>;
}

export interface TableIndex {
  readonly name: string;
  readonly columns: readonly string[];
  /** Whether no two rows may be alike in it. */
  readonly unique: boolean;
  /** Only rows of which this holds. */
  readonly where: string | null;
}

const Cart = z.strictObject({
  userId: z.string(),
  lines: z.array(z.unknown()),
  version: z.int().min(1),
});
const Event = z.strictObject({ id: z.string(), at: z.string() });
const Answer = z.strictObject({
  scope: z.string(),
  key: z.string(),
  fingerprint: z.string(),
  at: z.string(),
  expiresAt: z.string(),
  answer: z.object({}),
});

const version: Column = { name: "version", kind: "integer", optional: false, rules: [] };

export const productColumns = columnsOf(Product);
export const orderColumns = columnsOf(Order);
export const paymentColumns = columnsOf(PaymentIntent);

/** As many pieces of a product as the specification lets there be. */
export const MOST_STOCK = largest(productColumns, "stock");

/** The tables of the shop: their columns and rules follow the specification. */
export const shapes = {
  products: {
    name: "products",
    columns: [...productColumns, version],
    key: ["id"],
    indexes: [],
    filling: {},
  },
  carts: { name: "carts", columns: columnsOf(Cart), key: ["userId"], indexes: [], filling: {} },
  orders: {
    name: "orders",
    columns: orderColumns,
    key: ["id"],
    indexes: [
      { name: "orders_of_user", columns: ["userId", "_number"], unique: false, where: null },
      { name: "orders_due", columns: ["expiresAt"], unique: false, where: `"status" = 'PENDING_PAYMENT'` },
    ],
    filling: {},
  },
  payments: {
    name: "payments",
    columns: paymentColumns,
    key: ["id"],
    indexes: [
      { name: "payments_of_order", columns: ["orderId", "_number"], unique: false, where: null },
      // Nobody pays an order twice at once, whatever the code does.
      { name: "payments_one_open", columns: ["orderId"], unique: true, where: `"state" = 'PENDING'` },
      {
        name: "payments_unfinished",
        columns: ["createdAt"],
        unique: false,
        where: `"state" IN ('PENDING', 'REFUND_DUE')`,
      },
    ],
    filling: {},
  },
  events: { name: "events", columns: columnsOf(Event), key: ["id"], indexes: [], filling: {} },
  answers: {
    name: "answers",
    columns: columnsOf(Answer),
    key: ["scope", "key"],
    indexes: [{ name: "answers_over", columns: ["expiresAt"], unique: false, where: null }],
    filling: {},
  },
} as const satisfies Readonly<Record<string, TableShape>>;
