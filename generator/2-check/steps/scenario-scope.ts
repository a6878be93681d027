import type { ScenarioDocument } from "../../1-parse/document.js";
import type { RefSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Operation, Type } from "../../model.js";
import type { PlannedCaller, Text } from "../../plan.js";
import { noCodes } from "../../protocol/causes.js";
import type { Place } from "../../protocol/expectations.js";
import { resolvedType } from "../../resolved-type.js";
import { isAny } from "../../scalars/of-type.js";
import type { Span } from "../../source.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import type { TypeResolver } from "../entities/types.js";
import { didYouMean } from "../nearest.js";
import { distinctTypes, fieldsOf, restOf } from "../values/fields-of.js";
import type { TypeOf } from "../values/reference-type.js";
import type { SentHeader } from "./sending.js";

/** What a name in a scenario stands for: a type, or `null` where it is not known before it runs. */
export type Handles = Map<string, { readonly type: Type | null; readonly at: Span | null }>;

/** What is true at a point of a scenario. */
export interface ScenarioScope {
  readonly handles: Handles;
  /** Callers that become known when they are made, as things. */
  readonly unmade: ReadonlySet<string>;
  /** The operations whose answers a THEN without a question of its own looks at. */
  asked: Asked | null;
  /** What `again` sends once more. */
  sent: Sent | null;
  /** Whether what was asked last was asked in words that nothing runs. */
  isUnasked: boolean;
  /** Who acted last, to be named in a fix; the callers of a step hold for that step alone. */
  lastCaller: string | null;
}

/** A request's operation, `null` inside where no operation has its path, and the index of its step. */
export interface Asked {
  readonly operation: Operation | null;
  /** `null` where a step in words may have asked. */
  readonly step: number | null;
}

/** A request that was sent. */
export interface Sent extends Asked {
  /** Who sent it; `null` where a step in words may have. */
  readonly callers: readonly PlannedCaller[] | null;
  readonly headers: readonly SentHeader[];
  readonly path: Text;
}

const idOnly: Type = {
  kind: "object",
  fields: [
    {
      name: "id",
      type: { kind: "scalar", scalar: "string" },
      optional: false,
      nullable: false,
      readOnly: false,
      writeOnly: false,
      unique: false,
      caller: false,
      deprecated: false,
      comma: false,
      initial: null,
      example: null,
      checks: [],
      codes: noCodes,
      description: "",
    },
  ],
  rest: { kind: "refused" },
};

/**
 * Callers are known in the whole scenario, in whatever order they act, unless they are things, which are made first; `{run}`
 * always is.
 */
export function scopeOf(scenario: ScenarioDocument, callersAreThings: boolean): ScenarioScope {
  const handles: Handles = new Map([["run", { type: { kind: "scalar", scalar: "string" }, at: null }]]);
  const callers = callersOf(scenario);
  if (!callersAreThings) for (const name of callers) handles.set(name, { type: idOnly, at: null });
  const unmade = callersAreThings ? callers : new Set<string>();
  return { handles, unmade, asked: null, sent: null, isUnasked: false, lastCaller: null };
}

function callersOf({ steps }: ScenarioDocument): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { value } of steps.flatMap((step) => step.spans)) {
    if (value.kind !== "caller") continue;
    for (const { name, count } of value.callers)
      if (count === null) names.add(name.value);
      else for (let i = 1; i <= count; i++) names.add(`${name.value}${i}`);
  }
  return names;
}

export function addHandle(
  scope: ScenarioScope,
  name: string,
  type: Type | null,
  at: Span,
  report: DiagnosticSink,
): void {
  const first = scope.handles.get(name);
  if (first !== undefined)
    report(
      "name-taken",
      at,
      { name },
      first.at === null ? [] : [{ message: "It is already used here.", at: first.at }],
    );
  scope.handles.set(name, { type, at });
}

/** Says so where a reference leads nowhere. */
export function checkReference(
  ref: RefSyntax,
  at: Span,
  scope: ScenarioScope,
  types: TypeResolver,
  report: DiagnosticSink,
): void {
  const handle = scope.handles.get(ref.handle);
  if (handle === undefined) {
    report("unknown-name", at, { name: ref.handle, guess: didYouMean(ref.handle, scope.handles.keys()) });
    return;
  }
  if (handle.type !== null) checkPlace(ref.place, handle.type, at, types, report);
}

/** The types that references have, as far as they are known. */
export const referenceTypes =
  ({ handles }: ScenarioScope, types: TypeResolver): TypeOf =>
  ({ handle, place }) =>
    place.reduce<Type | null>(
      (type, step, i) => (type === null ? null : stepInto(type, step, i === place.length - 1, types)),
      handles.get(handle)?.type ?? null,
    );

/** Follows a place into a type; what lies beyond `any` is not known. */
export function checkPlace(
  place: Place,
  from: Type,
  at: Span,
  types: TypeResolver,
  report: DiagnosticSink,
): Type | null {
  let type: Type = from;
  for (const [i, step] of place.entries()) {
    if (isAny(type)) return null;
    const next = stepInto(type, step, i === place.length - 1, types);
    if (next === null) {
      const isLast = i === place.length - 1;
      const names = [
        ...fieldsOf(type, types).map((field) => field.name),
        ...(stepInto(type, "length", isLast, types) === null ? [] : ["length"]),
      ];
      const owner = type.kind === "entity" ? type.name : place.slice(0, i).join(".") || "the answer";
      report("unknown-field", at, { field: String(step), owner, guess: didYouMean(String(step), names) });
      return null;
    }
    type = next;
  }
  return type;
}

function stepInto(own: Type, step: string | number, last: boolean, types: TypeResolver): Type | null {
  const type = resolvedType(own);
  if (type.kind === "union") {
    const found = distinctTypes(type.alternatives.flatMap((one) => stepInto(one, step, last, types) ?? []));
    const [first = null, ...others] = found;
    return others.length === 0 ? first : { kind: "union", alternatives: found, tag: null };
  }
  if (type.kind === "list" && typeof step === "number") return type.item;
  if (type.kind === "map" && typeof step === "string") return type.value;
  const field = fieldsOf(type, types).find((candidate) => candidate.name === step);
  if (field !== undefined) return field.type;
  const rest = restOf(type, types);
  if (rest.kind === "kept" && typeof step === "string") return rest.type;
  const counted =
    type.kind === "list" || type.kind === "map" || type.kind === "scalar" || type.kind === "enum";
  return step === "length" && last && counted ? { kind: "scalar", scalar: "integer" } : null;
}
