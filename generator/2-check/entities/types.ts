import type { FieldSyntax } from "../../1-parse/document.js";
import type { RestSyntax, RuleUse, TypeAndRules, TypeSyntax } from "../../1-parse/notation/type-syntax.js";
import type { ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Field, FieldCheck, Rest, RuledType, Type, UnionType } from "../../model.js";
import { type CauseCodes, noCodes } from "../../protocol/causes.js";
import { resolved } from "../../resolved-type.js";
import type { Settings } from "../../settings.js";
import type { Located } from "../../source.js";
import type { Declarations, EntityDeclaration } from "../declarations.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import { didYouMean } from "../nearest.js";
import { rowFinder } from "./entity-rows.js";
import { fieldFrom, plainShape } from "./fields.js";
import type { Place } from "./place-rules.js";
import { unionOf } from "./unions.js";

/** Turns written types into types whose names are known to exist. */
export interface TypeResolver {
  /** The type, or `any` after a diagnostic, so that one mistake is reported once. */
  readonly type: (syntax: Located<TypeSyntax>) => TypeWithChecks;
  /** What travels as text. Query parameters and headers of requests are optional unless said. */
  readonly value: (
    place: Exclude<Place, "entity">,
    name: Located<string>,
    value: TypeAndRules,
    initial?: Located<ValueSyntax> | null,
  ) => Field;
  readonly entityFields: (name: string) => readonly Field[];
  /** What becomes of undeclared fields and query parameters, where nothing is said of them. */
  readonly unsaid: Rest;
  /** What becomes of undeclared fields of an entity. */
  readonly entityRest: (name: string) => Rest;
  /** The field that a type was taken from first, as in `Book.id`; `null` where it was written out. */
  readonly takenFrom: (type: object) => FieldName | null;
  /** What a name stands for that is no entity; `null` where there is none, or where it leads back to itself. */
  readonly named: (name: Located<string>) => RuledType | null;
  /** Every union that was written, as far as its type was asked for. */
  readonly unions: () => readonly Located<UnionType>[];
  readonly hasEntity: (name: string) => boolean;
  readonly entityNames: () => Iterable<string>;
}

export interface FieldName {
  readonly entity: string;
  readonly field: string;
}

/** `Product.priceCents` brings the checks of that field along. */
export interface TypeWithChecks {
  readonly type: Type;
  readonly checks: readonly FieldCheck[];
  readonly nullable: boolean;
  readonly codes: CauseCodes;
}

type FieldOf = Extract<TypeSyntax, { kind: "field-of" }>;

const any: TypeWithChecks = {
  type: { kind: "scalar", scalar: "any" },
  checks: [],
  nullable: false,
  codes: noCodes,
};

export function typeResolver(
  { entities, types: namedTypes, brokenNames }: Pick<Declarations, "entities" | "types" | "brokenNames">,
  unknown: Settings["unknown"],
  report: DiagnosticSink,
): TypeResolver {
  const known = (name: Located<string>): boolean => {
    if (entities.has(name.value)) return true;
    if (brokenNames.has(name.value)) return false;
    report("unknown-entity", name.at, {
      name: name.value,
      guess: didYouMean(name.value, [...entities.keys(), ...namedTypes.keys()]),
    });
    return false;
  };
  const rowsOf = rowFinder(entities, known, report);
  const fields = new Map<FieldSyntax, Field>();
  const sources = new WeakMap<object, FieldName>();
  const unions = new Map<TypeSyntax, Located<UnionType>>();
  const entityFields = new Map<string, readonly Field[]>();

  const bare = (syntax: TypeSyntax, at: Located<TypeSyntax>["at"]): TypeWithChecks => {
    switch (syntax.kind) {
      case "scalar":
        return plain({ kind: "scalar", scalar: syntax.scalar });
      case "entity":
        return ofName(syntax.name);
      case "field-of":
        return typeOfField(syntax);
      case "partial":
        return known(syntax.name) ? plain(partialOf(syntax.name.value)) : any;
      case "list":
        return plain({ kind: "list", item: withRules(bare(syntax.item, at)) });
      case "map":
        return plain({ kind: "map", value: withRules(bare(syntax.value, at)) });
      case "enum":
        return plain({ kind: "enum", values: syntax.values.map((value) => value.value) });
      case "union": {
        const alternatives = syntax.alternatives.map((one) => withRules(bare(one.value, one.at)));
        const typeNamed = (name: string): TypeAndRules | null => namedTypes.get(name)?.value ?? null;
        const union = unionOf(alternatives, { rowsOf, typeNamed });
        unions.set(syntax, { value: union, at });
        return plain(union);
      }
      case "inline": {
        const members = syntax.fields.map((field) => {
          const inner = bare(field.type, at);
          return { ...plainShape(field.name.value), ...inner, optional: field.optional };
        });
        if (isSample(syntax)) report("sample-as-type", at, {});
        return plain({ kind: "object", fields: members, rest: restOf(syntax.rest) });
      }
    }
  };

  const partialOf = (name: string): Type => ({
    kind: "object",
    fields: fieldsOfEntity(name).map((field) => ({ ...field, optional: true, initial: null, caller: false })),
    rest: unsaid,
  });

  const unsaid: Rest = { kind: unknown === "ignore" ? "dropped" : "refused" };
  const restOf = (syntax: RestSyntax | null): Rest => {
    if (syntax === null) return unsaid;
    if (syntax.type === null) return { kind: "refused" };
    return { kind: "kept", type: withRules(bare(syntax.type.value, syntax.type.at)) };
  };
  const entityRests = new Map<string, Rest>();
  const entityRest = (name: string): Rest => {
    const done = entityRests.get(name);
    if (done !== undefined) return done;
    const shape = entities.get(name)?.shape;
    // A derived entity has the fields of its base, and not whatever else that holds.
    const rest = restOf(shape === undefined ? null : restIn(shape));
    entityRests.set(name, rest);
    return rest;
  };

  const ofName = (name: Located<string>): TypeWithChecks => {
    if (!namedTypes.has(name.value))
      return known(name) ? plain({ kind: "entity", name: name.value, view: "full" }) : any;
    const ruled = named(name);
    return ruled === null ? any : plain(ruled);
  };

  const ruledTypes = new Map<string, RuledType>();
  const openTypes = new Set<string>();
  const named = (use: Located<string>): RuledType | null => {
    const name = use.value;
    const declaration = namedTypes.get(name);
    const done = ruledTypes.get(name);
    if (done !== undefined || declaration === undefined) return done ?? null;
    if (openTypes.has(name)) {
      report("circular-type", use.at, { name });
      return null;
    }
    if (openTypes.size === MOST_NESTED) {
      report("beyond-limit", use.at, { what: "Types in types", written: name, limit: MOST_NESTED });
      return null;
    }
    openTypes.add(name);
    const { type: written, rules } = declaration.value;
    const inner = written === null ? plain(typeOfRules(rules, null)) : bare(written.value, written.at);
    const base = { ...plainShape(name), ...inner };
    const {
      type: own,
      checks,
      nullable,
      codes,
    } = fieldFrom(base, { at: declaration.name.at, place: "type" }, rules, report);
    openTypes.delete(name);
    const ruled: RuledType = { kind: "ruled", name, view: "full", type: own, checks, nullable, codes };
    ruledTypes.set(name, ruled);
    return ruled;
  };

  const typeOfField = ({ entity, field }: FieldOf): TypeWithChecks => {
    if (!known(entity)) return any;
    const rows = rowsOf(entity.value);
    const row = rows.get(field.value);
    if (row === undefined) {
      const guess = didYouMean(field.value, rows.keys());
      report("unknown-field", field.at, { field: field.value, owner: entity.value, guess });
      return any;
    }
    const found = fieldOfRow(row);
    if (found !== null) {
      // An object of its own for each use: the field that a type was taken from is kept by its object.
      const type = { ...found.type };
      sources.set(type, sources.get(found.type) ?? { entity: entity.value, field: field.value });
      // Whether it is there, and whether it is in use, that field says of itself.
      const codes = found.codes === noCodes ? noCodes : { ...found.codes, required: null, unique: null };
      return { type, checks: found.checks, nullable: found.nullable, codes };
    }
    report("circular-field-type", field.at, { entity: entity.value, field: field.value });
    return any;
  };

  // A path instead of recursion: a field may take its type from another through a chain of any length.
  const open = new Set<FieldSyntax>();
  const fieldOfRow = (row: FieldSyntax): Field | null => {
    if (open.has(row)) return null;
    for (const path = fields.has(row) ? [] : [row]; path.length > 0; ) {
      const here = path[path.length - 1] ?? row;
      open.add(here);
      const next = neededBefore(here.type.value)
        .map(({ entity, field }) => rowsOf(entity.value).get(field.value))
        .find((other) => other !== undefined && !fields.has(other) && !open.has(other));
      if (next !== undefined) path.push(next);
      else {
        const base = { ...plainShape(here.name.value), description: here.description, ...type(here.type) };
        fields.set(here, fieldFrom(base, { at: here.name.at, place: "entity" }, here.rules, report));
        open.delete(here);
        path.pop();
      }
    }
    return fields.get(row) ?? null;
  };

  const fieldsOfEntity = (name: string): readonly Field[] => {
    const done = entityFields.get(name);
    if (done !== undefined) return done;
    const all = [...rowsOf(name).values()].flatMap((row) => fieldOfRow(row) ?? []);
    entityFields.set(name, all);
    return all;
  };

  const type = (syntax: Located<TypeSyntax>): TypeWithChecks => bare(syntax.value, syntax.at);

  const value: TypeResolver["value"] = (place, name, { type: written, rules }, initial = null) => {
    const whole = written === null ? plain(typeOfRules(rules, initial)) : type(written);
    const isNull = whole.type.kind === "ruled" && whole.type.nullable;
    const inner = isNull ? resolved(whole) : whole;
    const isOptional = place === "query" || place === "header";
    // Text is never null, whatever the field may be that the type is taken from.
    const base = { ...plainShape(name.value), optional: isOptional, ...inner, nullable: false };
    const rule: RuleUse[] =
      initial === null
        ? []
        : [{ rule: { kind: "default", value: initial.value }, code: null, at: initial.at }];
    return fieldFrom(base, { at: name.at, place }, [...rules, ...rule], report);
  };

  const hasEntity = (name: string): boolean => entities.has(name);
  return {
    type,
    value,
    entityFields: fieldsOfEntity,
    unsaid,
    entityRest,
    named,
    unions: () => [...unions.values()],
    takenFrom: (one) => sources.get(one) ?? null,
    hasEntity,
    entityNames: () => entities.keys(),
  };
}

/** `{ id: 1, title: "Emma" }`: every member can only have one value. */
const isSample = ({ fields }: Extract<TypeSyntax, { kind: "inline" }>): boolean =>
  fields.length > 0 && fields.every(({ type }) => type.kind === "enum" && type.values.length === 1);

/** What is written of whatever else an entity holds. */
function restIn(shape: EntityDeclaration["shape"]): RestSyntax | null {
  if (shape.kind === "table") return shape.rest;
  const objects = shape.changes.flatMap((change) => (change.kind === "object" ? [change.object.value] : []));
  return objects.reduce<RestSyntax | null>(
    (last, type) => (type.kind === "inline" ? type.rest : null) ?? last,
    null,
  );
}

/** The fields whose types must be known before this one. */
function neededBefore(type: TypeSyntax): readonly FieldOf[] {
  switch (type.kind) {
    case "field-of":
      return [type];
    case "list":
      return neededBefore(type.item);
    case "map":
      return neededBefore(type.value);
    case "union":
      return type.alternatives.flatMap(({ value }) => neededBefore(value));
    case "inline":
      return [
        ...type.fields.flatMap((field) => neededBefore(field.type)),
        ...(type.rest?.type == null ? [] : neededBefore(type.rest.type.value)),
      ];
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

/** A type whose names lead through more types than this is made to be hard to read. */
const MOST_NESTED = 100;

/** One of a list or a map, with its own rules. */
const withRules = ({ type, checks, nullable, codes }: TypeWithChecks): Type =>
  checks.length === 0 && !nullable && codes === noCodes
    ? type
    : { kind: "ruled", name: null, view: "full", type, checks, nullable, codes };

const plain = (type: Type): TypeWithChecks => ({ type, checks: [], nullable: false, codes: noCodes });
