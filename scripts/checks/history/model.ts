/** An action on a product or on an order of it, and what was answered. */
export type Action =
  | { readonly kind: "place"; readonly quantity: number; readonly answered: Placed | "out of stock" }
  | {
      readonly kind: "pay";
      readonly order: string;
      readonly answered: "paid" | "already paid" | "was cancelled";
    }
  | {
      readonly kind: "cancel";
      readonly order: string;
      readonly answered: "cancelled" | "was paid" | "was cancelled" | "is being paid";
    }
  | { readonly kind: "price"; readonly cents: number }
  | { readonly kind: "look"; readonly stock: number; readonly cents: number }
  | { readonly kind: "look at order"; readonly order: string; readonly status: Status };

export interface Placed {
  readonly order: string;
  readonly cents: number;
}

export type Status = "PENDING_PAYMENT" | "PAID" | "CANCELLED";

/** One product and all orders of it, as a shop would have them that does one thing at a time. */
export interface State {
  readonly stock: number;
  readonly cents: number;
  readonly orders: ReadonlyMap<string, { readonly status: Status; readonly quantity: number }>;
}

/** The state after an action; null: at this moment it cannot have been answered so. The same state: it changes nothing. */
export function after(state: State, action: Action): State | null {
  switch (action.kind) {
    case "place":
      return afterPlacing(state, action);
    case "pay":
      if (action.answered === "paid") return moved(state, action.order, "PAID");
      return stands(state, action.order, action.answered === "already paid" ? "PAID" : "CANCELLED");
    case "cancel":
      if (action.answered === "cancelled") return moved(state, action.order, "CANCELLED");
      return stands(state, action.order, statusByAnswer[action.answered]);
    case "price":
      return action.cents === state.cents ? state : { ...state, cents: action.cents };
    case "look":
      return action.stock === state.stock && action.cents === state.cents ? state : null;
    case "look at order":
      return stands(state, action.order, action.status);
  }
}

/** A text that is the same for the same state. */
export function nameOf({ stock, cents, orders }: State): string {
  const texts = [...orders].map(([id, { status }]) => `${id}${status}`).sort();
  return `${stock} ${cents} ${texts.join(" ")}`;
}

const statusByAnswer = {
  "was paid": "PAID",
  "was cancelled": "CANCELLED",
  "is being paid": "PENDING_PAYMENT",
} as const;

function afterPlacing(
  state: State,
  { quantity, answered }: Extract<Action, { kind: "place" }>,
): State | null {
  if (answered === "out of stock") return state.stock < quantity ? state : null;
  if (state.stock < quantity || answered.cents !== state.cents || state.orders.has(answered.order))
    return null;
  const orders = new Map(state.orders).set(answered.order, { status: "PENDING_PAYMENT", quantity });
  return { ...state, stock: state.stock - quantity, orders };
}

function moved(state: State, id: string, status: "PAID" | "CANCELLED"): State | null {
  const order = state.orders.get(id);
  if (order?.status !== "PENDING_PAYMENT") return null;
  const orders = new Map(state.orders).set(id, { ...order, status });
  return { ...state, stock: state.stock + (status === "CANCELLED" ? order.quantity : 0), orders };
}

function stands(state: State, id: string, status: Status): State | null {
  return state.orders.get(id)?.status === status ? state : null;
}
