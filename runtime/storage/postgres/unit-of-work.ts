import type { IdempotencyRecord } from "@specwright/http";
import type { Order, Product } from "../../../generated/schemas.js";
import type { CartLine } from "../../cart/cart-lines.js";
import { JournaledMap } from "../journaled-map.js";
import type { PaymentIntent } from "../payment-intent.js";

/** A row as the database had it when it was read. */
export interface SeenProduct {
  readonly product: Product;
  /** Grows when the product is replaced, not when its stock is taken. */
  readonly version: number;
}

export interface SeenCart {
  readonly lines: readonly CartLine[];
  /** 0: there was none. */
  readonly version: number;
}

/** What a transaction means to do with a product. `product` is how it sees it now. */
export type ProductWrite =
  | { readonly kind: "new"; readonly product: Product }
  /** Stock is taken and given back; at no moment more than `needed` is gone. */
  | {
      readonly kind: "stock";
      readonly product: Product;
      readonly version: number;
      readonly change: number;
      readonly needed: number;
    }
  | { readonly kind: "replace"; readonly product: Product; readonly seen: SeenProduct };

export interface OrderWrite {
  readonly value: Order;
  /** Whether the database does not have it yet. */
  readonly isNew: boolean;
}

export interface PaymentWrite {
  readonly value: PaymentIntent;
  readonly isNew: boolean;
}

export type AnswerWrite =
  /** `over`: when the answer ended that gives way; null: there was none. */
  | { readonly kind: "keep"; readonly kept: IdempotencyRecord; readonly over: string | null }
  | { readonly kind: "forget"; readonly over: IdempotencyRecord };

/**
 * What one run of a transaction has read and means to write. Nothing is locked while the work runs: the commit writes
 * only where what was read still holds.
 */
export class UnitOfWork {
  readonly seenProducts = new Map<string, SeenProduct | null>();
  readonly seenCarts = new Map<string, SeenCart>();
  readonly seenOrders = new Map<string, Order | null>();
  readonly seenPayments = new Map<string, PaymentIntent | null>();
  /** All payments of an order, as they were when they were first listed. */
  readonly seenPaymentsOf = new Map<string, readonly PaymentIntent[]>();
  /** By name; what was there when it was first looked for, so that looking twice shows the same. */
  readonly seenAnswers = new Map<string, IdempotencyRecord | null>();
  readonly products = new JournaledMap<ProductWrite>();
  readonly carts = new JournaledMap<readonly CartLine[]>();
  readonly orders = new JournaledMap<OrderWrite>();
  readonly payments = new JournaledMap<PaymentWrite>();
  readonly events = new JournaledMap<string>();
  readonly answers = new JournaledMap<AnswerWrite>();

  readonly #all: readonly Pick<JournaledMap<unknown>, "mark" | "undoTo" | "size">[] = [
    this.products,
    this.carts,
    this.orders,
    this.payments,
    this.events,
    this.answers,
  ];

  /** Whether it means to write anything. */
  writes(): boolean {
    return this.#all.some(({ size }) => size > 0);
  }

  /** Gives how to undo what is written from now on. */
  mark(): () => void {
    const marks = this.#all.map((map) => map.mark());
    return () => {
      for (const [at, map] of this.#all.entries()) map.undoTo(marks[at] ?? 0);
    };
  }
}

export function answerName(scope: string, key: string): string {
  return JSON.stringify([scope, key]);
}
