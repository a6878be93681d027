import type { MadeSyntax, ObjectFieldSyntax, ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Type } from "../../model.js";
import type { Pattern, Value } from "../../plan.js";
import type { Located } from "../../source.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import type { TypeResolver } from "../entities/types.js";
import { didYouMean } from "../nearest.js";
import type { Distinct } from "./distinct.js";
import { fieldsOf } from "./fields-of.js";
import { madeType } from "./made-type.js";
import { roomFor, sampleObject } from "./sample.js";

/** What values are made with. */
export interface ValueContext {
  readonly types: TypeResolver;
  readonly distinct: Distinct;
  readonly report: DiagnosticSink;
}

type ObjectValue = Extract<Value, { kind: "object" }>;

/** A written value as the plan has it: codes become texts, made things become what they are made of. */
export function toValue(syntax: ValueSyntax, context: ValueContext): Value {
  switch (syntax.kind) {
    case "ref":
      return { kind: "reference", reference: syntax.ref };
    case "string": {
      const [only, ...others] = syntax.parts;
      if (syntax.parts.length === 0) return { kind: "literal", value: "" };
      if (syntax.times === 1 && others.length === 0 && typeof only === "string")
        return { kind: "literal", value: only };
      return { kind: "text", parts: syntax.parts, times: syntax.times };
    }
    case "number":
    case "boolean":
      return { kind: "literal", value: syntax.value };
    case "null":
      return { kind: "literal", value: null };
    case "code":
      return { kind: "literal", value: syntax.code };
    case "object":
      return toObject(syntax.fields, context);
    case "array":
      return {
        kind: "array",
        items: syntax.items.flatMap((item) => ("kind" in item ? [] : [toValue(item.value, context)])),
      };
    case "made":
      return toMade(syntax.made, context);
    case "moment":
      return syntax;
    case "list-of":
      context.report("type-as-value", syntax.entity.at, { type: `${syntax.entity.value}[]` });
      return { kind: "array", items: [] };
  }
}

export function toObject(fields: readonly ObjectFieldSyntax[], context: ValueContext): ObjectValue {
  return {
    kind: "object",
    fields: fields.map(({ name, value }) => ({ name: name.value, value: toValue(value.value, context) })),
  };
}

/**
 * The least body that a schema takes, unlike all others of the scenario where fields are unique, in which `given`
 * fields are yet to be put; says so where there is none.
 */
export function leastBody(
  type: Type,
  { value: entity, at }: Located<string>,
  given: readonly string[],
  { types, distinct, report }: ValueContext,
): ObjectValue | null {
  const made = sampleObject(type, types, roomFor(distinct), given);
  if (made === null && distinct.usedUp !== null)
    report("values-used-up", at, { entity, field: distinct.usedUp });
  else if (made === null) report("nothing-fits", at, { entity });
  distinct.usedUp = null;
  return made;
}

/** A valid body of the entity, less some fields and with some changed. */
export function toMade({ entity, without, changed }: MadeSyntax, context: ValueContext): ObjectValue {
  const { types, report } = context;
  const empty: ObjectValue = { kind: "object", fields: [] };
  const type = madeType(entity.value, types);
  if (type === null) {
    report("unknown-entity", entity.at, {
      name: entity.value,
      guess: didYouMean(entity.value, types.entityNames()),
    });
    return empty;
  }
  const given = [...without.map((gone) => gone.value), ...changed.map(({ name }) => name.value)];
  const whole = leastBody(type, entity, given, context);
  const names = fieldsOf(type, types).map((field) => field.name);
  for (const gone of without)
    if (!names.includes(gone.value))
      report("unknown-field", gone.at, {
        field: gone.value,
        owner: entity.value,
        guess: didYouMean(gone.value, names),
      });
  const kept = (whole ?? empty).fields.filter((field) => !without.some((gone) => gone.value === field.name));
  return overlay({ kind: "object", fields: kept }, toObject(changed, context));
}

/** `top`'s fields over those of `base`, which keep their places. */
export function overlay(base: ObjectValue, top: ObjectValue): ObjectValue {
  const changed = new Map(top.fields.map((field) => [field.name, field]));
  const kept = base.fields.map((field) => changed.get(field.name) ?? field);
  const added = top.fields.filter((field) => !base.fields.some((old) => old.name === field.name));
  return { kind: "object", fields: [...kept, ...added] };
}

/** A written value as a pattern: `...` in arrays stands for any others. */
export function toPattern(syntax: ValueSyntax, context: ValueContext): Pattern {
  if (syntax.kind === "object") {
    const fields = syntax.fields.map(({ name, value }) => ({
      name: name.value,
      value: toPattern(value.value, context),
    }));
    return { kind: "object", fields };
  }
  if (syntax.kind === "array") {
    const items = syntax.items.map((item) => ("kind" in item ? item : toPattern(item.value, context)));
    return { kind: "array", items };
  }
  if (syntax.kind === "list-of") return { kind: "array", items: [{ kind: "rest" }] };
  // Any one of its type, which every answer is held to by its contract: at least an object with these fields.
  if (syntax.kind === "made") return toPattern({ kind: "object", fields: syntax.made.changed }, context);
  return toValue(syntax, context) as Pattern;
}
