import { type Exchange, verdictOf } from "./history.js";
import { orderOf } from "./judge/rule.js";
import { orderIn } from "./requests.js";

/** What happened, in numbers. */
export interface Tally {
  readonly rounds: number;
  readonly requests: number;
  /** Different orders and payments that answers named. */
  readonly orders: number;
  readonly payments: number;
  readonly cancelled: number;
  readonly kills: number;
  /** Requests with a key that a crash cut off, and that were answered when they came again. */
  readonly resent: number;
  /** Those that were not answered to the end. */
  readonly open: number;
  /** How often the server came back to its database by itself; how often it had to be started again. */
  readonly recovered: number;
  readonly restarted: number;
}

export function outcomeOf(
  history: readonly Exchange[],
  rest: Pick<Tally, "rounds" | "kills" | "resent" | "open" | "recovered" | "restarted">,
): Tally {
  const ids = (action: Exchange["action"], status: number) =>
    new Set(
      history
        .filter((exchange) => exchange.action === action && exchange.answer?.status === status)
        .flatMap((exchange) => orderOf(exchange)?.id ?? []),
    ).size;
  return {
    requests: history.length,
    orders: ids("order", 201),
    payments: ids("pay", 200),
    cancelled: ids("cancel", 200),
    ...rest,
  };
}

/** Orders of which an answer said that the bank has not answered yet. */
export function openPayments(history: readonly Exchange[]): ReadonlySet<string> {
  return new Set(
    history
      .filter((exchange) => exchange.action === "pay" && verdictOf(exchange)?.status === 202)
      .flatMap(({ path }) => orderIn(path) ?? []),
  );
}
