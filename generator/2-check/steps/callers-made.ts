import type { StepDocument } from "../../1-parse/document.js";
import type { Operation } from "../../model.js";
import type { Making, PlannedCaller } from "../../plan.js";
import type { Span } from "../../source.js";
import { waysOf } from "./callers.js";
import type { PlanContext } from "./context.js";
import { madeBefore, withMaking } from "./made-before.js";
import { makingOf } from "./making.js";
import { referencesOf, referencesUnder } from "./references.js";
import { addHandle, referenceTypes, type ScenarioScope } from "./scenario-scope.js";

/** A caller that a step makes before anything else, and where the step asks for it. */
interface WantedCaller {
  readonly name: string;
  readonly at: Span;
}

/** Makes the callers of which a step wants a field known, where they are things that were not made yet. */
export function callersReferredTo(
  step: StepDocument,
  scope: ScenarioScope,
  context: PlanContext,
): readonly WantedCaller[] {
  const own = new Set(
    step.spans.flatMap(({ value }) => ("handle" in value ? (value.handle?.value ?? []) : [])),
  );
  const used = [...step.spans.flatMap(referencesOf), ...referencesUnder(step.attached)];
  return used.flatMap(({ ref, at }) =>
    own.has(ref.handle) ? [] : wanted({ name: ref.handle, at }, scope, context),
  );
}

/** What sends in a step, and by whom. */
export interface Acting {
  readonly operation: string | null;
  readonly callers: readonly PlannedCaller[];
}

/** The same for callers whose credentials the step needs. One that is called like another thing is a mistake. */
export function callersAsked(
  acting: readonly Acting[],
  step: StepDocument,
  scope: ScenarioScope,
  context: PlanContext,
): readonly WantedCaller[] {
  const entity = context.callersThing;
  if (entity === null) return [];
  const at = step.spans.find(({ value }) => value.kind === "caller")?.at ?? step.at;
  const needed = acting.filter(({ operation }) => {
    const found = context.operations.find(({ id }) => id === operation);
    return found !== undefined && knowsThings(found);
  });
  const names = new Set(needed.flatMap(({ callers }) => callers.flatMap((caller) => caller?.name ?? [])));
  return [...names].flatMap((name) => {
    const known = scope.handles.get(name);
    if (known === undefined) return wanted({ name, at }, scope, context);
    const isOne = known.type === null || (known.type.kind === "entity" && known.type.name === entity);
    if (!isOne)
      context.report("name-taken", at, { name }, [
        { message: `A caller is a \`${entity}\`, and this is another thing.`, at: known.at ?? at },
      ]);
    return [];
  });
}

/** Whether an operation takes a credential that a thing has, or the caller's id. */
const knowsThings = (operation: Operation): boolean =>
  operation.caller !== null ||
  waysOf(operation).some((way) => way.some(({ credential }) => credential.source !== null));

function wanted(
  caller: WantedCaller,
  scope: ScenarioScope,
  { callersThing, report }: PlanContext,
): readonly WantedCaller[] {
  const { name, at } = caller;
  const isKnown = scope.handles.has(name) || (!scope.unmade.has(name) && name !== "somebody");
  if (callersThing === null || isKnown) return [];
  addHandle(scope, name, { kind: "entity", name: callersThing, view: "full" }, at, report);
  return [caller];
}

/** Made by the creator of their entity, which needs no credentials, each behind the things that it needs itself. */
export function callerMakings(
  callers: readonly WantedCaller[],
  step: StepDocument,
  scope: ScenarioScope,
  context: PlanContext,
): readonly Making[] {
  const entity = context.callersThing;
  if (entity === null) return [];
  const typeOf = referenceTypes(scope, context.types);
  const inside = new Set([entity]);
  return callers.flatMap(({ name, at }) => {
    const thing = {
      kind: "thing",
      entity: { value: entity, at },
      handle: { value: name, at },
      fields: [],
    } as const;
    const bare = { ...step, attached: null };
    const own = makingOf({ value: thing, at }, bare, null, typeOf, withMaking(context, inside));
    const before = madeBefore({ at, step: bare, caller: null, typeOf }, context, inside);
    reportCircle(before, entity, at, context);
    return own === null ? [] : [...before, own];
  });
}

/** What a caller needs to be made cannot need a caller itself. */
function reportCircle(
  before: readonly Making[],
  entity: string,
  at: Span,
  { operations, credentials, report }: PlanContext,
): void {
  const sourced = credentials.find(({ source }) => source?.entity === entity);
  const needing = before
    .map(({ operation }) => operations.find(({ id }) => id === operation))
    .find((one) => one !== undefined && one.authentication?.needed === true && knowsThings(one));
  if (sourced === undefined || needing === undefined) return;
  report("credential-source", at, {
    name: sourced.name,
    source: `${entity}.${sourced.source?.field}`,
    problem: `\`${needing.method} ${needing.path}\`, which makes what a \`${entity}\` needs, needs credentials itself`,
  });
}
