import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { contract } from "../../../generated/routes.js";
import type { PaymentEvent } from "../../../generated/schemas.js";
import { refuserOf } from "../../../http/answer.js";
import { bodyRoomOf } from "../../../http/body-room.js";
import { openExchange } from "../../../http/exchange.js";
import { type IdempotencyState, performOnce } from "../../../http/keyed-performer.js";
import { type Perform, performerOf } from "../../../http/performer.js";
import { handlerOf } from "../../../http/routes.js";
import { answersIn } from "../../../runtime/answers-in-store.js";
import { expireDue } from "../../../runtime/orders/expire-due.js";
import { orderHandlers } from "../../../runtime/orders/order-handlers.js";
import type { Bank } from "../../../runtime/payments/bank.js";
import { type Cashier, cashierOf } from "../../../runtime/payments/cashier.js";
import { completePayments } from "../../../runtime/payments/complete.js";
import { hearEvent } from "../../../runtime/payments/hear-event.js";
import { paymentHandlers } from "../../../runtime/payments/payment-handlers.js";
import type { Store } from "../../../runtime/storage/store.js";
import { mortal } from "./mortal-store.js";

/** What was answered. */
export interface Answered {
  readonly status: number;
  readonly code: string | null;
  readonly bytes: string;
  readonly replayed: boolean;
}

const paths = {
  postApiPaymentsByOrderId: "/api/payments/",
  postApiOrdersByIdCancel: "/api/orders/",
  getApiOrdersById: "/api/orders/",
  getApiOrders: "/api/orders",
} as const;

/** A request of the order's owner. */
export interface Asked {
  readonly operation: keyof typeof paths;
  readonly orderId: string;
  readonly user: string;
  readonly key: string | null;
}

/** One server of the shop without its sockets: its handlers behind the kernel's memory of keys, and its jobs. */
export interface ModelServer {
  ask(asked: Asked): Promise<Answered>;
  hear(event: PaymentEvent): Promise<void>;
  expire(): Promise<void>;
  complete(): Promise<void>;
  /** Ends it as a SIGKILL does: of what it does only that reaches the store which the database has begun already. */
  die(): Promise<void>;
}

export interface ServerParts {
  readonly store: Store;
  readonly bank: Bank;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly report: (line: string) => void;
}

export function startServer({ store: shared, bank, now, newId, report }: ServerParts): ModelServer {
  const { store, die } = mortal(shared);
  const metrics = { paidLate: () => undefined, refunded: () => undefined };
  const cashier = cashierOf({ store, newId, bank, metrics, report });
  const performs = performsOf(store, cashier);
  return {
    die,
    ask: async (asked) => {
      const perform = performs.get(asked.operation);
      if (perform === undefined) throw new TypeError(`No operation "${asked.operation}".`);
      const answer = await perform(workOf(asked, now));
      const bytes = String(answer.content?.bytes ?? "");
      return { ...answer, bytes, replayed: Object.hasOwn(answer.headers, "Idempotent-Replayed") };
    },
    hear: (event) => hearEvent(cashier, event, now()),
    expire: () => expireDue(store, now()),
    complete: () => completePayments(cashier, now()),
  };
}

function performsOf(store: Store, cashier: Cashier): ReadonlyMap<string, Perform> {
  const handlers = { ...orderHandlers(store, cashier.newId), ...paymentHandlers(cashier, []) };
  const memory: IdempotencyState = { answers: answersIn(store), running: new Map() };
  const refuse = refuserOf(contract);
  const served = contract.operations.filter(({ id }) => Object.hasOwn(paths, id));
  return new Map(
    served.map((operation) => {
      const performer = performerOf(operation, handlerOf(handlers, operation), refuse);
      return [operation.id, performOnce(operation, performer, memory, refuse)];
    }),
  );
}

/** No request of the model carries bytes: its input is given as it was read. */
const bodies = { limit: 0, room: bodyRoomOf(0) };

function workOf({ operation, orderId, user, key }: Asked, now: () => Date): Parameters<Perform>[0] {
  const request = new IncomingMessage(new Socket());
  request.method = operation.startsWith("get") ? "GET" : "POST";
  request.url = `${paths[operation]}${operation === "getApiOrders" ? "" : orderId}`;
  if (key !== null) request.headers["idempotency-key"] = key;
  const shared = { now, log: () => undefined, headers: [], bodies };
  const exchange = openExchange(request, new ServerResponse(request), shared);
  exchange.caller = user;
  const input = { params: { id: orderId, orderId }, query: {}, headers: {}, body: {} };
  return { exchange, input, rawBody: new Uint8Array() };
}
