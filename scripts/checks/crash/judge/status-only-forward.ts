import type { Order } from "../../../../generated/schemas.js";
import { codeOf, type Exchange } from "../history.js";
import { orderIn } from "../requests.js";
import { group, mentions, orderOf, type Rule, shows, type Violation } from "./rule.js";

interface Sighting {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly status: Order["status"];
  /** null: a refusal named it. */
  readonly order: Order | null;
}

/** PAID stays PAID, CANCELLED stays CANCELLED, also where a refusal said so; all else of an order stays as it was answered. */
export const statusOnlyForward: Rule = ({ history }) => {
  const sightings = group(history.flatMap(sightingsIn), ({ id }) => id);
  return [...sightings].flatMap(([id, all]): Violation[] => {
    const broken = reverted(all) ?? changed(all);
    return broken === null ? [] : [{ ...broken, history: shows(history, mentions(id)) }];
  });
};

function reverted(all: readonly Sighting[]): Omit<Violation, "history"> | null {
  const final = all.filter(({ status }) => status !== "PENDING_PAYMENT").sort((a, b) => a.end - b.end)[0];
  if (final === undefined) return null;
  const other = all.find(
    ({ status, start }) => status !== final.status && (status !== "PENDING_PAYMENT" || start > final.end),
  );
  return other === undefined
    ? null
    : { kind: "status-reverted", what: `${final.id} was ${final.status} and then ${other.status}` };
}

function changed(all: readonly Sighting[]): Omit<Violation, "history"> | null {
  const orders = all.flatMap(({ order }) => order ?? []);
  const [first] = orders;
  if (first === undefined) return null;
  for (const facts of [made, paidAt, cancelledAt]) {
    const texts = new Set(orders.flatMap((order) => facts(order) ?? []));
    if (texts.size > 1)
      return { kind: "order-changed", what: `${first.id} was answered as ${[...texts].join(" and as ")}` };
  }
  return null;
}

const made = ({
  status,
  paidAt: _paid,
  cancelledAt: _cancelled,
  refundedCents: _refunded,
  ...rest
}: Order): string => JSON.stringify(rest);
const paidAt = (order: Order): string | null => order.paidAt ?? null;
const cancelledAt = (order: Order): string | null => order.cancelledAt ?? null;

function sightingsIn(exchange: Exchange): readonly Sighting[] {
  const { answer, start, end, action, path } = exchange;
  // A replayed answer describes the past.
  if (answer === null || answer.replayed) return [];
  if (action === "read" && Array.isArray(answer.body) && path.startsWith("/api/orders"))
    return (answer.body as Order[]).map((order) => ({
      id: order.id,
      start,
      end,
      status: order.status,
      order,
    }));
  const order = orderOf(exchange);
  if (order !== null) return [{ id: order.id, start, end, status: order.status, order }];
  const id = orderIn(path);
  const status = refusedAs[codeOf(answer) ?? ""];
  return id === null || status === undefined ? [] : [{ id, start, end, status, order: null }];
}

/** What a refusal says of its order. */
const refusedAs: Readonly<Record<string, Order["status"]>> = {
  ORDER_ALREADY_PAID: "PAID",
  ORDER_CANCELLED: "CANCELLED",
};
