import { lazily } from "../../lazily.js";
import { type EntityShape, likelyAlternative } from "../../likely-alternative.js";
import type { Field, Json, Type, UnionType } from "../../model.js";
import { resolved } from "../../resolved-type.js";
import type { Scalar } from "../../scalars/scalar.js";
import { scalars } from "../../scalars/scalars.js";
import type { EntityPart } from "../output-file.js";
import type { EntityType } from "../typescript/scope.js";
import { answeredFields, type FieldsByEntity, sentFields } from "../viewed-fields.js";
import { isJsonList } from "./node.js";
import { sampleScalar } from "./sample-scalar.js";

/** Makes a whole value of a type from a part of it; `undefined` where no plausible value is known. */
export type Complete = (type: Type, part?: Json) => Json | undefined;

/** An example with more values than this is of no use. */
const largest = 200;

/** What completes a body as a request may be, and as an answer is, where fields that have a default are always there. */
export interface Completions {
  readonly sent: Complete;
  readonly answered: Complete;
}

export function completion(model: EntityPart): Completions {
  const entities = new Map(model.entities.map((entity) => [entity.name, entity.fields]));
  const fieldsOf: FieldsByEntity = (name) => entities.get(name) ?? [];
  const viewed = (view: typeof sentFields): State["entities"] =>
    new Map([...entities].map(([name, fields]) => [name, lazily(() => view(fields, fieldsOf))] as const));
  const [inputs, whole] = [viewed(sent), viewed(answeredFields)];
  const samples = new Map<Completed, Json | undefined>();
  const complete =
    (isAnswer: boolean): Complete =>
    (type, part) =>
      completeField(bare(type), part, { entities: whole, inputs, samples, isAnswer, left: largest });
  return { sent: complete(false), answered: complete(true) };
}

/** As much of a field as its value depends on. */
type Completed = Pick<Field, "name" | "type" | "initial" | "checks">;

interface State {
  readonly entities: ReadonlyMap<string, () => readonly Field[]>;
  readonly inputs: ReadonlyMap<string, () => readonly Field[]>;
  /** A field is asked for as often as there are examples. */
  readonly samples: Map<Completed, Json | undefined>;
  readonly isAnswer: boolean;
  left: number;
}

function completeField(own: Completed, part: Json | undefined, state: State): Json | undefined {
  const field = resolved(own);
  state.left -= 1;
  if (state.left < 0) return undefined;
  if (part === null) return null;
  if (part === undefined && field.initial !== null) return field.initial.value;
  const { type } = field;
  switch (type.kind) {
    case "scalar":
      return part !== undefined && isOf(part, scalars[type.scalar])
        ? part
        : sampleOf(field, scalars[type.scalar], state);
    case "file":
      return typeof part === "string" ? part : "";
    case "enum":
      return type.values.find((value) => value === part) ?? type.values[0];
    case "list":
      return completeList(field, type.item, part, state);
    case "map":
      return part ?? completeMap(field, type.value, state);
    case "entity": {
      const fields = (type.view === "input" ? state.inputs : state.entities).get(type.name)?.();
      return completeObject(fields ?? [], part, state);
    }
    case "object":
      return completeObject(type.fields, part, state);
    case "union":
      return completeUnion(field, type, part, state);
  }
}

/** Of the alternative that the part is likely of; where nothing is known of that one, of the next. */
function completeUnion(
  field: Completed,
  union: UnionType,
  part: Json | undefined,
  state: State,
): Json | undefined {
  const fieldsOf = ({ name, view }: EntityType): EntityShape => ({
    fields: (view === "input" ? state.inputs : state.entities).get(name)?.() ?? [],
    rest: { kind: "refused" },
  });
  const likely = part === undefined ? null : likelyAlternative(part, union, fieldsOf, false);
  for (const type of likely === null ? union.alternatives : [likely]) {
    const value = completeField({ ...field, type, checks: [], initial: null }, part, state);
    if (value !== undefined) return value;
  }
  return undefined;
}

function sampleOf(field: Completed, scalar: Scalar, { samples }: State): Json | undefined {
  if (!samples.has(field)) samples.set(field, sampleScalar(scalar, field));
  return samples.get(field);
}

const mostItems = 200;

/** How many values the rules of a field ask for. */
function leastOf({ checks }: Completed, least: number): number {
  return checks.reduce(
    (most, check) => (check.kind === "length" ? Math.max(most, check.min ?? 0) : most),
    least,
  );
}

function completeMap(field: Completed, value: Type, state: State): Json | undefined {
  const least = leastOf(field, 0);
  if (least > mostItems) return undefined;
  const values = all(Array.from({ length: least }, () => completeField(bare(value), undefined, state)));
  return values && Object.fromEntries(values.map((one, i) => [`key${i + 1}`, one]));
}

function completeList(field: Completed, item: Type, part: Json | undefined, state: State): Json | undefined {
  const least = leastOf(field, 1);
  // An example longer than a page is of no use.
  if (least > mostItems) return undefined;
  // Made ones are all alike.
  const isMade = part === undefined && least > 1;
  if (isMade && field.checks.some(({ kind }) => kind === "distinct")) return undefined;
  const parts =
    part !== undefined && isJsonList(part) ? part : Array.from({ length: least }, () => undefined);
  return all(parts.map((one) => completeField(bare(item), one, state)));
}

/** What is given is kept, what is required is made; fields that the type does not know are dropped. */
function completeObject(fields: readonly Field[], part: Json | undefined, state: State): Json | undefined {
  const given = new Map(part !== undefined && isObject(part) ? Object.entries(part) : []);
  const needed = fields.filter(
    (field) => given.has(field.name) || (!field.optional && (state.isAnswer || field.initial === null)),
  );
  const values = all(needed.map((field) => completeField(field, given.get(field.name), state)));
  return values === undefined
    ? undefined
    : Object.fromEntries(needed.map((field, i) => [field.name, values[i] ?? null]));
}

function isOf(part: Json, scalar: Scalar): boolean {
  if (scalar.kind === "any") return true;
  return typeof part === (scalar.kind === "text" ? "string" : scalar.kind);
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === "object" && !isJsonList(value);
}

function all(values: readonly (Json | undefined)[]): readonly Json[] | undefined {
  return values.every((value): value is Json => value !== undefined) ? values : undefined;
}

/** The fields a request sends, seen so all the way down. */
function sent(fields: readonly Field[], fieldsOf: FieldsByEntity): readonly Field[] {
  return sentFields(fields, fieldsOf).map((field) => ({ ...field, type: asSent(field.type) }));
}

function asSent(type: Type): Type {
  if (type.kind === "entity") return { ...type, view: "input" };
  if (type.kind === "list") return { ...type, item: asSent(type.item) };
  if (type.kind === "ruled") return { ...type, view: "input", type: asSent(type.type) };
  if (type.kind === "union") return { ...type, alternatives: type.alternatives.map(asSent) };
  return type.kind === "map" ? { ...type, value: asSent(type.value) } : type;
}

/** A value that stands in no field has no rules. */
function bare(type: Type): Completed {
  return { name: "value", type, initial: null, checks: [] };
}
