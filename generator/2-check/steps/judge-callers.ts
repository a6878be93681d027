import type { StepDocument } from "../../1-parse/document.js";
import { stepLineIn } from "../../diagnostics/step-words.js";
import type { Operation } from "../../model.js";
import type { Sending, Value } from "../../plan.js";
import type { Span } from "../../source.js";
import { isCallersName, knowsCallers, rolesIn, waysOf } from "./callers.js";
import type { PlanContext } from "./context.js";
import type { Expectation } from "./expectation.js";
import { namesQuery, ownCredential } from "./own-credentials.js";
import { type SentStep, sentBy } from "./sending.js";

/**
 * Where it makes a difference who calls, a step says it: a caller holds for its own step, and one that is left out would
 * turn the scenario into one about a stranger. `lastCaller` acted before, and so is
 * likely meant. Gives whether all is well.
 */
export function judgeCallers(
  { step, operation, sending, callers, expected }: SentStep,
  at: Span,
  lastCaller: string | null,
  context: PlanContext,
): boolean {
  if (callers.length > 0 || !knowsCallers(operation) || meansStranger(expected, operation, context))
    return true;
  if (sending !== null && saysItself(step, sending, operation)) return true;
  const name = callerFor(operation, lastCaller);
  context.report("caller-missing", at, {
    operation: `${operation.method} ${operation.path}`,
    asks: asksFor(operation),
    line: stepLineIn(context.words, step.keyword, `\`@${name}\`: ${step.text}`),
  });
  return false;
}

/** Who acted before, if the operation lets them; the callers of a role are named like it. */
function callerFor(operation: Operation, lastCaller: string | null): string {
  const [roles = []] = waysOf(operation).map(rolesIn);
  const [role, ...others] = roles;
  if (role === undefined) return lastCaller ?? "ann";
  if (others.length > 0 || !isCallersName(role)) return `${lastCaller ?? "ann"}[${roles.join(" ")}]`;
  return lastCaller?.replace(/\d+$/, "") === role ? lastCaller : role;
}

function asksFor({ authentication, caller }: Operation): string {
  if (authentication !== null) return authentication.needed ? "needs credentials" : "takes credentials";
  return `takes the caller in \`${caller?.field ?? ""}\``;
}

const answersToStrangers = ["UNAUTHENTICATED", "ROUTE_NOT_FOUND", "METHOD_NOT_ALLOWED"];

/** Whether no other answer is expected than those that a request without a caller gets. */
function meansStranger({ answers }: Expectation, operation: Operation, { codes }: PlanContext): boolean {
  const ofCredentials = waysOf(operation)
    .flat()
    .flatMap(({ credential: { missing, bad } }) => [missing, bad]);
  const statuses = new Set([401, 405, codes.entries.get(codes.nameOf("UNAUTHENTICATED"))?.status]);
  const names = [...answersToStrangers, ...ofCredentials].map(codes.nameOf);
  return (
    answers.length > 0 &&
    answers.every(({ status, code }) =>
      code === null ? statuses.has(status) : status === 401 || names.includes(code.value),
    )
  );
}

/** Whether the request carries credentials of its own, or names the caller in the field that is for it. */
function saysItself(step: StepDocument, sending: Sending, { authentication, caller }: Operation): boolean {
  if (authentication !== null)
    return authentication.ways
      .flat()
      .some(({ credential }) => ownCredential(credential, sentBy(step), sending.path).kind !== "none");
  if (caller === null) return false;
  if (caller.in === "query") return namesQuery(sending.path, caller.field);
  const place = caller.field.split(".");
  return sending.bodies.every((body) => body.kind === "json" && holds(body.value, place));
}

function holds(value: Value, [name, ...deeper]: readonly string[]): boolean {
  if (name === undefined) return true;
  if (value.kind !== "object") return false;
  const field = value.fields.find((candidate) => candidate.name === name);
  return field !== undefined && holds(field.value, deeper);
}
