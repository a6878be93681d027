import { judge } from "../contract/judge.js";
import type { Answer, Exchange } from "../http/exchange.js";
import { operationById } from "./ask.js";
import { type Problem, problemOf } from "./problem.js";
import type { Session } from "./session.js";

/** Holds every answer against the contract and notes what was called and which declared replies were seen. */
export function judgeAll(exchanges: readonly Exchange[], session: Session): readonly Problem[] {
  const judged = new Set<Answer>();
  return exchanges.flatMap((exchange) => {
    // The answers of a load share what is the same.
    if (judged.has(exchange.answer)) return [];
    judged.add(exchange.answer);
    const operation = operationById(exchange.request.operation, session);
    const { reply, differences } = judge(session.contract, operation, exchange);
    if (reply !== null && Object.hasOwn(session.contract.errors, reply)) session.seen.add(`* ${reply}`);
    if (operation !== null) session.seen.add(reply === null ? operation.id : `${operation.id} ${reply}`);
    return differences.length === 0 ? [] : [problemOf(exchange, differences)];
  });
}
