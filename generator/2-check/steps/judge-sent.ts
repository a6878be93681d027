import type { Span } from "../../source.js";
import { authenticationFault } from "./authentication-fault.js";
import type { PlanContext } from "./context.js";
import { type Fault, reportRefused } from "./fault.js";
import { judgeCallers } from "./judge-callers.js";
import { judgeRequest, leavesNoRefusal } from "./judge-request.js";
import { referenceTypes, type ScenarioScope } from "./scenario-scope.js";
import type { SentStep } from "./sending.js";

/**
 * Judges what a step sends before it runs: who sends it, and whether it can be answered as expected. Gives what is known
 * to be refused of each request.
 */
export function judgeSent(
  sent: SentStep,
  scope: ScenarioScope,
  context: PlanContext,
): readonly (readonly Fault[])[] {
  const { step, operation, callers, expected } = sent;
  const span = step.spans.find(({ value }) => value.kind === "request" || value.kind === "again");
  if (span === undefined || !judgeCallers(sent, span.at, scope.lastCaller, context)) return [];
  const { value, at } = span;
  if (value.kind === "request") {
    const typeOf = referenceTypes(scope, context.types);
    return judgeRequest({ step, request: { value, at }, operation, callers, expected, typeOf }, context);
  }
  judgeRepeated(sent, at, scope, context);
  return [];
}

/** What is sent `again` was judged when it was first sent, but for who sends it. */
function judgeRepeated(
  { step, operation, callers, expected }: SentStep,
  at: Span,
  { sent }: ScenarioScope,
  context: PlanContext,
): void {
  if (sent === null || sent.callers === null) return;
  const fault = authenticationFault(
    { spans: step.spans, sent: sent.headers, path: sent.path, at, callers },
    operation,
  );
  if (fault !== null && leavesNoRefusal(expected, [fault], context))
    reportRefused([fault], operation, context);
}
