import type { RuleUse, TypeAndRules, TypeSyntax } from "../1-parse/notation/type-syntax.js";
import type { ValueSyntax } from "../1-parse/notation/value-syntax.js";
import type { Check, Field, Type } from "../model.js";
import type { Located } from "../source.js";
import type { EntityDeclaration } from "./declarations.js";
import { fieldFrom, plainShape } from "./fields.js";
import { didYouMean } from "./nearest.js";
import type { Report } from "./report.js";

/** Turns written types into types whose names are known to exist. */
export interface TypeResolver {
  /** The type, or `any` after a diagnostic, so that one mistake is told once. */
  readonly type: (syntax: Located<TypeSyntax>) => TypeWithChecks;
  /** A parameter, query parameter or header: `fallback` is its type where only rules are written. */
  readonly value: (
    name: Located<string>,
    value: TypeAndRules,
    shape?: Partial<Field>,
    initial?: Located<ValueSyntax> | null,
  ) => Field;
  readonly entityFields: (name: string) => readonly Field[];
  readonly entityNames: () => Iterable<string>;
}

/** `Product.priceCents` brings the checks of that field along. */
export interface TypeWithChecks {
  readonly type: Type;
  readonly checks: readonly Check[];
  readonly nullable: boolean;
}

const any: TypeWithChecks = { type: { kind: "scalar", scalar: "any" }, checks: [], nullable: false };

export function typeResolver(entities: ReadonlyMap<string, EntityDeclaration>, report: Report): TypeResolver {
  const resolved = new Map<string, readonly Field[]>();
  const open = new Set<string>();

  const known = (name: Located<string>): boolean => {
    if (entities.has(name.value)) return true;
    report("unknown-entity", name.at, {
      name: name.value,
      guess: didYouMean(name.value, entities.keys()),
    });
    return false;
  };

  const bare = (syntax: TypeSyntax, at: Located<TypeSyntax>["at"]): TypeWithChecks => {
    switch (syntax.kind) {
      case "scalar":
        return plain({ kind: "scalar", scalar: syntax.scalar });
      case "entity":
        return known(syntax.name) ? plain({ kind: "entity", name: syntax.name.value, view: "full" }) : any;
      case "field-of":
        return fieldOf(syntax.entity, syntax.field);
      case "list":
        return plain({ kind: "list", item: bare(syntax.item, at).type });
      case "map":
        return plain({ kind: "map", value: bare(syntax.value, at).type });
      case "enum":
        return plain({ kind: "enum", values: syntax.values.map((value) => value.value) });
      case "inline": {
        const fields = syntax.fields.map((field) => {
          const inner = bare(field.type, at);
          return { ...plainShape(field.name.value), ...inner, optional: field.optional };
        });
        return plain({ kind: "object", fields });
      }
    }
  };

  const fieldOf = (entity: Located<string>, field: Located<string>): TypeWithChecks => {
    if (!known(entity)) return any;
    if (open.has(entity.value)) {
      report("circular-field-type", field.at, { entity: entity.value, field: field.value });
      return any;
    }
    const fields = entityFields(entity.value);
    const found = fields.find((candidate) => candidate.name === field.value);
    if (found !== undefined) return { type: found.type, checks: found.checks, nullable: found.nullable };
    const guess = didYouMean(
      field.value,
      fields.map((candidate) => candidate.name),
    );
    report("unknown-field", field.at, { field: field.value, owner: entity.value, guess });
    return any;
  };

  // A path instead of recursion: fields may be taken from fields of other entities through a chain of any length.
  const entityFields = (name: string): readonly Field[] => {
    const done = resolved.get(name);
    if (done !== undefined) return done;
    if (open.has(name)) return [];
    for (const path = [name]; path.length > 0; ) {
      const here = path[path.length - 1] ?? name;
      const declaration = entities.get(here);
      if (declaration === undefined) return [];
      open.add(here);
      const next = takenFrom(declaration).find(
        (other) => entities.has(other) && !resolved.has(other) && !open.has(other),
      );
      if (next !== undefined) path.push(next);
      else {
        resolved.set(here, fieldsOf(declaration));
        open.delete(here);
        path.pop();
      }
    }
    return resolved.get(name) ?? [];
  };

  const fieldsOf = ({ name, shape }: EntityDeclaration): readonly Field[] => {
    if (shape.kind === "derived") {
      if (!known(shape.base)) return [];
      if (open.has(shape.base.value)) {
        report("circular-entity", shape.base.at, { name: name.value, base: shape.base.value });
        return [];
      }
      const base = entityFields(shape.base.value);
      for (const gone of shape.without) {
        if (base.some((field) => field.name === gone.value)) continue;
        const guess = didYouMean(
          gone.value,
          base.map((field) => field.name),
        );
        report("unknown-field", gone.at, { field: gone.value, owner: shape.base.value, guess });
      }
      return base.filter((field) => !shape.without.some((gone) => gone.value === field.name));
    }
    const seen = new Map<string, Located<string>>();
    return shape.fields.flatMap((row) => {
      const first = seen.get(row.name.value);
      if (first !== undefined) {
        report("duplicate-field", row.name.at, { field: row.name.value, owner: name.value }, [
          { message: "It stands here already.", at: first.at },
        ]);
        return [];
      }
      seen.set(row.name.value, row.name);
      const base = { ...plainShape(row.name.value), description: row.description, ...type(row.type) };
      return [fieldFrom(base, row.name.at, row.rules, report)];
    });
  };

  const type = (syntax: Located<TypeSyntax>): TypeWithChecks => bare(syntax.value, syntax.at);

  const value: TypeResolver["value"] = (name, { type: written, rules }, shape = {}, initial = null) => {
    const inner = written === null ? plain(typeOfRules(rules, initial)) : type(written);
    const base = { ...plainShape(name.value), ...shape, ...inner };
    const rule: RuleUse[] =
      initial === null
        ? []
        : [{ rule: { kind: "default", value: initial.value }, code: null, at: initial.at }];
    const field = fieldFrom(base, name.at, [...rules, ...rule], report);
    return field.initial === null ? field : { ...field, optional: false };
  };

  return { type, value, entityFields, entityNames: () => entities.keys() };
}

/** The entities whose fields must be known before those of this one. */
function takenFrom({ shape }: EntityDeclaration): readonly string[] {
  if (shape.kind === "derived") return [shape.base.value];
  return shape.fields.flatMap((row) => fieldOwners(row.type.value));
}

function fieldOwners(type: TypeSyntax): readonly string[] {
  switch (type.kind) {
    case "field-of":
      return [type.entity.value];
    case "list":
      return fieldOwners(type.item);
    case "map":
      return fieldOwners(type.value);
    case "inline":
      return type.fields.flatMap((field) => fieldOwners(field.type));
    default:
      return [];
  }
}

/** Rules and the default alone say the type: a range is of numbers, everything else of text. */
function typeOfRules(rules: readonly RuleUse[], initial: Located<ValueSyntax> | null): Type {
  for (const { rule } of rules)
    if (rule.kind === "range") {
      const whole = [rule.min, rule.max].every((bound) => bound === null || Number.isInteger(bound));
      return { kind: "scalar", scalar: whole ? "integer" : "number" };
    }
  const value = initial?.value;
  if (value?.kind === "boolean") return { kind: "scalar", scalar: "boolean" };
  if (value?.kind === "number")
    return { kind: "scalar", scalar: Number.isInteger(value.value) ? "integer" : "number" };
  return { kind: "scalar", scalar: "string" };
}

const plain = (type: Type): TypeWithChecks => ({ type, checks: [], nullable: false });
