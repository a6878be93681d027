import type { StepDocument } from "../../1-parse/document.js";
import type { StepSpan } from "../../1-parse/notation/step-syntax.js";
import type { Operation } from "../../model.js";
import type { PlannedCaller } from "../../plan.js";
import { givenBy } from "../../protocol/reserved-codes.js";
import type { Located } from "../../source.js";
import { isConstant } from "../values/literal.js";
import type { TypeOf } from "../values/reference-type.js";
import { authenticationFault } from "./authentication-fault.js";
import { bodyFaults, mediaOf } from "./body-faults.js";
import type { PlanContext } from "./context.js";
import type { Expectation } from "./expectation.js";
import { asOneRefusal, type Fault, reportRefused } from "./fault.js";
import { judgeRows } from "./judge-rows.js";
import { sentBy } from "./sending.js";
import { textFaults } from "./text-faults.js";

/** A request of a step, and what it is held against. */
export interface Judged {
  readonly step: StepDocument;
  readonly request: Located<Extract<StepSpan, { kind: "request" }>>;
  readonly operation: Operation;
  readonly callers: readonly PlannedCaller[];
  readonly expected: Expectation;
  readonly typeOf: TypeOf;
}

/**
 * Says so where a request is known to be refused and the step expects otherwise: one diagnostic a request. Gives what is
 * known to be refused of each, whatever is expected.
 */
export function judgeRequest(judged: Judged, context: PlanContext): readonly (readonly Fault[])[] {
  const { operation, expected, request, callers } = judged;
  const faults = faultsOf(judged, context);
  const refused = faults.filter((one) => one.length > 0);
  const contradicting = refused.filter((one) => leavesNoRefusal(expected, one, context));
  const invalid = context.codes.nameOf("VALIDATION_FAILED");
  const sent = faults.length * request.value.times * Math.max(callers.length, 1);
  if (refused.length === 0) {
    if (expected.only(invalid) && isKnown(judged))
      context.report("body-is-valid", request.value.body?.at ?? request.at, { operation: operation.id });
  } else if (contradicting.length === faults.length || isOfAll(expected, sent))
    for (const one of contradicting) reportRefused(one, operation, context);
  if (expected.only(invalid)) judgeRows(faults, context);
  return faults;
}

/** What the kernel refuses in each request of a step, the reason that it gives first. */
function faultsOf(
  { step, request, operation, callers, typeOf }: Judged,
  { types, codes, credentials }: PlanContext,
): readonly (readonly Fault[])[] {
  const { at, value } = request;
  const sent = sentBy(step);
  const refused = authenticationFault(
    { spans: step.spans, sent, path: value.path.value, at, callers },
    operation,
  );
  // Where credentials are needed they say who is asking, and the suite fills no field.
  const callerIsFilled =
    operation.authentication?.needed !== true && callers.some((caller) => caller !== null);
  const known = { types, typeOf, credentials, callerIsFilled };
  const texts = textFaults(value.path, sent, operation, callerIsFilled, known);
  const written = { at, behindPath: value.body, attached: step.attached, media: mediaOf(sent) };
  return bodyFaults(written, operation, known).map((faults) =>
    [...(refused === null ? [] : [refused]), ...inOrder([...texts, ...faults])].map((fault) => ({
      ...fault,
      code: codes.nameOf(fault.code),
    })),
  );
}

/** What cannot be read is refused before what does not fit. */
const inOrder = (faults: readonly Fault[]): readonly Fault[] => [
  ...faults.filter(({ code }) => givenBy(code) === "kernel"),
  ...asOneRefusal(faults.filter(({ code }) => givenBy(code) !== "kernel")),
];

/** Whether a refusal for these faults is none of the answers expected; a refusal by its status alone may be any. */
export function leavesNoRefusal(
  { answers }: Expectation,
  faults: readonly Fault[],
  { codes }: Pick<PlanContext, "codes">,
): boolean {
  return answers.every(
    ({ status, code }) =>
      status < 400 ||
      (code !== null &&
        codes.givenBy(code.value) === "handler" &&
        !faults.some((fault) => codes.nameOf(fault.code) === code.value)),
  );
}

/** Whether each of so many answers must be one of those expected; what is counted may leave others over. */
const isOfAll = ({ answers }: Expectation, sent: number): boolean =>
  answers.some(({ count }) => count === null) ||
  answers.reduce((sum, { count }) => sum + (count?.min ?? 0), 0) >= sent ||
  answers.length === 0;

/** Whether nothing of a request is left to the run: a body that is written in whole, no rows, no query. */
function isKnown({ request: { value }, step }: Judged): boolean {
  const { attached } = step;
  const body = attached?.kind === "value" ? attached.value : value.body;
  if (attached?.kind === "rows" || attached?.kind === "text" || body === null) return false;
  const isPlain = value.path.value.every((one) => typeof one !== "string" || !/[?%]/.test(one));
  return isPlain && isConstant(body.value);
}
