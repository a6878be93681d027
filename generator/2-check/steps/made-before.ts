import type { StepDocument } from "../../1-parse/document.js";
import type { Making, PlannedCaller } from "../../plan.js";
import type { Span } from "../../source.js";
import type { FieldName } from "../entities/types.js";
import type { TypeOf } from "../values/reference-type.js";
import type { PlanContext } from "./context.js";
import { neededBeyondThing } from "./creators.js";
import { makingOf } from "./making.js";

/** The most things made for a scenario because others refer to them, directly or through further ones. */
const MOST_WANTED = 100;

/** What a step is about, as far as it makes what its own values need. */
export interface Needing {
  readonly at: Span;
  readonly step: StepDocument;
  readonly caller: PlannedCaller;
  readonly typeOf: TypeOf;
}

/**
 * With this, a made value whose type is that of a field which only the server gives, such as `Room.id`, is that of a room
 * made before: no room has a value that was made up. `open` are the entities that are being made.
 */
export function withMaking(context: PlanContext, open: ReadonlySet<string> = new Set()): PlanContext {
  const { distinct } = context;
  const canMake = (source: FieldName): boolean => {
    if (distinct.count.wanted >= MOST_WANTED || open.has(source.entity) || !isGiven(source, context))
      return false;
    const [creator, ...others] = context.creators.get(source.entity) ?? [];
    return creator !== undefined && others.length === 0 && neededBeyondThing(creator.operation) === null;
  };
  return { ...context, distinct: { ...distinct, canMake } };
}

/** Whether only the server knows the values of a field, or each thing has its own. */
function isGiven({ entity, field }: FieldName, { types }: PlanContext): boolean {
  const found = types.entityFields(entity).find(({ name }) => name === field);
  return found !== undefined && (found.readOnly || found.unique);
}

/** The things that were wanted, each behind those that it needs itself. */
export function madeBefore(
  needing: Needing,
  context: PlanContext,
  open: ReadonlySet<string> = new Set(),
): readonly Making[] {
  const { at, step, caller, typeOf } = needing;
  return context.distinct.wanted.splice(0).flatMap(({ handle, entity }) => {
    const inside = new Set([...open, entity]);
    const thing = {
      kind: "thing",
      entity: { value: entity, at },
      handle: { value: handle, at },
      fields: [],
    } as const;
    const own = makingOf(
      { value: thing, at },
      { ...step, attached: null },
      caller,
      typeOf,
      withMaking(context, inside),
    );
    return [...madeBefore(needing, context, inside), ...(own === null ? [] : [own])];
  });
}

/** Takes out what was made up, and says so where it is to succeed and something could have been made. */
export function judgeMadeUp(at: Span, mustSucceed: boolean, context: PlanContext): void {
  for (const { field, source } of context.distinct.madeUp.splice(0)) {
    const [creator] = context.creators.get(source.entity) ?? [];
    if (!mustSucceed || creator === undefined || !isGiven(source, context)) continue;
    const { method, path } = creator.operation;
    const { entity } = source;
    context.report("made-up-reference", at, {
      field,
      source: `${entity}.${source.field}`,
      entity,
      creator: `${method} ${path}`,
    });
  }
}
