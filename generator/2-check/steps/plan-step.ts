import type { StepDocument } from "../../1-parse/document.js";
import type { StepSpan } from "../../1-parse/notation/step-syntax.js";
import type { Operation } from "../../model.js";
import type { Making, PlannedCaller, Sending, StepPlan } from "../../plan.js";
import type { Located } from "../../source.js";
import { plannedCallers } from "./callers.js";
import { callerMakings, callersAsked, callersReferredTo } from "./callers-made.js";
import { checksOf } from "./checks.js";
import type { PlanContext } from "./context.js";
import { type Expectation, expectationOf } from "./expectation.js";
import { saidRefused } from "./fault.js";
import { judgeSent } from "./judge-sent.js";
import { judgeMadeUp, madeBefore, withMaking } from "./made-before.js";
import { makingOf } from "./making.js";
import { nearReferencesOf, referencesOf, referencesUnder, type UsedReference } from "./references.js";
import { addHandle, checkReference, referenceTypes, type ScenarioScope } from "./scenario-scope.js";
import { sendingOf, sentBy } from "./sending.js";

type Of<K extends StepSpan["kind"]> = Extract<StepSpan, { kind: K }>;

const isKind =
  <K extends StepSpan["kind"]>(kind: K) =>
  (span: Located<StepSpan>): span is Located<Of<K>> =>
    span.value.kind === kind;

/** The plan of a step all of whose code is notation; `scope` moves on. */
export function planStep(
  steps: readonly StepDocument[],
  index: number,
  step: StepDocument,
  scope: ScenarioScope,
  context: PlanContext,
): { readonly plan: StepPlan; readonly refused: readonly (string | null)[] } {
  checkOnce(step, context);
  const expected = expectationOf(steps, index);
  const named = step.spans.filter(isKind("caller")).flatMap(({ value }) => value.callers);
  const acting = plannedCallers(named, context.roles, context.callerId);
  scope.lastCaller = acting[0]?.name ?? scope.lastCaller;
  const referredTo = callersReferredTo(step, scope, context);
  const makes = step.phase === "given" ? makings(step, acting[0] ?? null, scope, context) : [];
  const { sending, operation, before } = asked(step, acting[0] ?? null, expected, scope, context);
  // What a step names itself is known to its own checks only; its request can use what stood before it.
  for (const span of step.spans)
    if (!looksAtAnswer(span.value)) checkReferences(referencesOf(span), scope, context);
  checkReferences(referencesUnder(step.attached), scope, context);
  reportNearReferences(step, scope, context);
  const again = step.spans.some(isKind("again"));
  const callers = again && acting.length === 0 ? (scope.sent?.callers ?? []) : acting;
  // Of several callers the first asks the question of a THEN.
  const senders = step.phase === "then" ? callers.slice(0, 1) : callers;
  const asking = sending !== null || again ? [{ operation: operation?.id ?? null, callers: senders }] : [];
  const making = [...makes, ...before].map((one) => ({ operation: one.operation, callers: [one.by] }));
  const wanted = [...referredTo, ...callersAsked([...making, ...asking], step, scope, context)];
  const faults =
    operation === null
      ? []
      : judgeSent({ step, operation, sending, callers: senders, expected }, scope, context);
  if (sending !== null || again) {
    const headers = sending === null ? (scope.sent?.headers ?? []) : sentBy(step);
    const path = sending?.path ?? scope.sent?.path ?? [];
    scope.sent = { operation, step: index, callers: senders, headers, path };
  }
  const own = sending !== null || again;
  if (own && step.phase !== "then") scope.asked = { operation, step: index };
  // A THEN without a question of its own looks at answers whose status an earlier THEN may have named.
  const looked = own || step.phase !== "then" ? null : (scope.asked?.step ?? null);
  const judged = looked === null ? expected : expectationOf(steps, looked);
  const checks = checksOf(step, own ? operation : (scope.asked?.operation ?? null), judged, scope, context);
  for (const span of step.spans)
    if (looksAtAnswer(span.value)) checkReferences(referencesOf(span), scope, context);
  const load = step.spans.find(isKind("load"))?.value ?? null;
  const plan: StepPlan = {
    phase: step.phase,
    callers,
    afterSeconds: step.spans.find(isKind("clock"))?.value.seconds ?? null,
    power: step.spans.find(isKind("power"))?.value.power ?? null,
    makes: [...callerMakings(wanted, step, scope, context), ...makes, ...before],
    send: sending,
    again,
    mustSucceed: own && expected.open,
    load: load === null ? null : { perSecond: load.perSecond, seconds: load.seconds },
    checks,
  };
  const refused = faults.map((one) => saidRefused(one, context));
  return { plan, refused: refused.some((one) => one !== null) ? refused : [] };
}

const looksAtAnswer = (span: StepSpan): boolean =>
  ["answer", "pattern", "test", "same", "text"].includes(span.kind);

/** Names in other brackets than braces are text; where they name what the scenario knows, they were hardly meant so. */
function reportNearReferences(step: StepDocument, scope: ScenarioScope, context: PlanContext): void {
  for (const span of step.spans)
    for (const { written, handle, meant } of nearReferencesOf(span))
      if (scope.handles.has(handle)) context.report("near-reference", span.at, { written, meant });
}

function checkReferences(used: readonly UsedReference[], scope: ScenarioScope, context: PlanContext): void {
  for (const { ref, at } of used) checkReference(ref, at, scope, context.types, context.report);
}

function makings(
  step: StepDocument,
  caller: PlannedCaller,
  scope: ScenarioScope,
  context: PlanContext,
): readonly Making[] {
  return step.spans.filter(isKind("thing")).flatMap((thing) => {
    const typeOf = referenceTypes(scope, context.types);
    const making = makingOf(
      thing,
      step,
      caller,
      typeOf,
      withMaking(context, new Set([thing.value.entity.value])),
    );
    const before = madeBefore(
      { at: thing.value.entity.at, step, caller, typeOf },
      context,
      new Set([thing.value.entity.value]),
    );
    judgeMadeUp(thing.value.entity.at, true, context);
    const { handle, entity } = thing.value;
    if (handle !== null) {
      const known = context.types.hasEntity(entity.value);
      const type = known ? ({ kind: "entity", name: entity.value, view: "full" } as const) : null;
      addHandle(scope, handle.value, type, handle.at, context.report);
    }
    return making === null ? [] : [...before, making];
  });
}

function asked(
  step: StepDocument,
  caller: PlannedCaller,
  expected: Expectation,
  scope: ScenarioScope,
  context: PlanContext,
): {
  readonly sending: Sending | null;
  readonly operation: Operation | null;
  /** The things that its made values need. */
  readonly before: readonly Making[];
} {
  const request = step.spans.find(isKind("request"));
  if (request !== undefined) {
    const at = request.value.body?.at ?? request.at;
    const typeOf = referenceTypes(scope, context.types);
    const sent = sendingOf(request, step, expected, expected.success ? withMaking(context) : context);
    const before = madeBefore({ at, step, caller, typeOf }, context);
    judgeMadeUp(at, expected.success, context);
    return { ...sent, before };
  }
  const again = step.spans.find(isKind("again"));
  if (again !== undefined && scope.sent === null) context.report("nothing-to-repeat", again.at, {});
  return {
    sending: null,
    operation: again === undefined ? null : (scope.sent?.operation ?? null),
    before: [],
  };
}

/** Whether a step sends a request. */
export const asks = (step: StepDocument): boolean =>
  step.spans.some(({ value }) => value.kind === "request" || value.kind === "again");

const single = ["request", "caller", "load", "clock", "power"] as const;

/** A step holds at most one request, one caller span, one load. */
function checkOnce(step: StepDocument, context: PlanContext): void {
  for (const kind of single) {
    const [first, second] = step.spans.filter(isKind(kind));
    if (first !== undefined && second !== undefined)
      context.report("two-of-a-kind", second.at, { kind }, [
        { message: "The first one is here.", at: first.at },
      ]);
  }
  // Looked up once: a step may hold very many spans.
  const asking = asks(step);
  const sends = step.spans.some(isKind("request"));
  for (const { value, at } of step.spans) {
    if (value.kind === "header" && step.phase !== "then" && !sends)
      context.report("header-without-request", at, { header: value.name });
    const wrong = misplaced(value.kind, step.phase, asking);
    if (wrong !== null)
      context.report("misplaced-span", at, {
        kind: value.kind,
        phase: step.phase.toUpperCase(),
        where: wrong,
      });
  }
}

/** Where a kind of span belongs, if it cannot stand in this phase. A step that asks may also look at its answer. */
function misplaced(kind: StepSpan["kind"], phase: StepDocument["phase"], asking: boolean): string | null {
  if (phase !== "then" && !asking && ["text", "level", "same", "absent", "test", "pattern"].includes(kind))
    return "THEN";
  if (phase === "when" && kind === "thing") return "GIVEN or THEN";
  if (phase === "then" && ["again", "clock", "power", "load"].includes(kind)) return "GIVEN or WHEN";
  return null;
}
