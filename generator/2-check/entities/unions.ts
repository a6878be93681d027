import type { FieldSyntax } from "../../1-parse/document.js";
import type { RuleUse, TypeAndRules, TypeSyntax } from "../../1-parse/notation/type-syntax.js";
import type { Literal } from "../../literal.js";
import type { Type, UnionTag, UnionType } from "../../model.js";
import { resolvedType } from "../../resolved-type.js";
import type { Rows } from "./entity-rows.js";

/** What is written of names, before types are made of it: entities may hold unions of each other. */
export interface WrittenNames {
  readonly rowsOf: (entity: string) => Rows;
  /** What a named type is; null where the name is none. */
  readonly typeNamed: (name: string) => TypeAndRules | null;
}

/** A union of these types. One that has a name and is a union itself gives its own alternatives. */
export function unionOf(types: readonly Type[], names: WrittenNames): UnionType {
  const alternatives = types.flatMap(flattened);
  return { kind: "union", alternatives, tag: tagOf(alternatives, names) };
}

function flattened(type: Type): readonly Type[] {
  const inner = resolvedType(type);
  return inner.kind === "union" && !isNullable(type) ? inner.alternatives : [type];
}

/** Whether null is a value of the type, by its own name or by one that it leads to. */
function isNullable(type: Type): boolean {
  for (let one = type; one.kind === "ruled"; one = one.type) if (one.nullable) return true;
  return false;
}

type Candidates = ReadonlyMap<string, readonly Literal[]>;

/** The first field, in the order of the first alternative, that all have with values apart. */
function tagOf(alternatives: readonly Type[], names: WrittenNames): UnionTag | null {
  const all = alternatives.map((type) => candidatesOf(type, names));
  const [first] = all;
  if (first === undefined || alternatives.length < 2) return null;
  for (const field of first.keys()) {
    const values = all.flatMap((candidates) => [candidates.get(field) ?? []]);
    const distinct = new Set(values.flat());
    const isWhole = values.every((own) => own.length > 0);
    if (isWhole && distinct.size === values.reduce((sum, own) => sum + own.length, 0))
      return { field, values };
  }
  return null;
}

const none: Candidates = new Map();

/** The fields of an object that are always there, in requests too, and of which every value is known. */
function candidatesOf(own: Type, names: WrittenNames): Candidates {
  if (isNullable(own)) return none;
  const type = resolvedType(own);
  if (type.kind === "entity")
    return new Map(
      [...names.rowsOf(type.name).values()].flatMap((row) => {
        const values = isAlwaysThere(row.rules) ? literalsOf(row, names) : null;
        return values === null ? [] : [[row.name.value, values] as const];
      }),
    );
  if (type.kind !== "object") return none;
  return new Map(
    type.fields.flatMap((field) => {
      const inner = resolvedType(field.type);
      const isSure =
        !field.optional && !field.nullable && !field.readOnly && !field.writeOnly && !isNullable(field.type);
      return isSure && field.initial === null && inner.kind === "enum"
        ? [[field.name, inner.values] as const]
        : [];
    }),
  );
}

const isAlwaysThere = (rules: readonly RuleUse[]): boolean =>
  !rules.some(({ rule }) =>
    ["optional", "default", "nullable", "read-only", "write-only"].includes(rule.kind),
  );

/** The values of a field, by the names that its type leads to; null where they are not listed. */
function literalsOf(row: FieldSyntax, names: WrittenNames): readonly Literal[] | null {
  const seen = new Set<TypeSyntax>();
  let type: TypeSyntax | null = row.type.value;
  while (type !== null && !seen.has(type)) {
    if (type.kind === "enum") return type.values.map(({ value }) => value);
    seen.add(type);
    type = behindName(type, names);
  }
  return null;
}

/** What a name or the field of an entity stands for, where that is never null. */
function behindName(type: TypeSyntax, { rowsOf, typeNamed }: WrittenNames): TypeSyntax | null {
  const value =
    type.kind === "entity"
      ? typeNamed(type.name.value)
      : type.kind === "field-of"
        ? (rowsOf(type.entity.value).get(type.field.value) ?? null)
        : null;
  const isNull = value?.rules.some(({ rule }) => rule.kind === "nullable") ?? true;
  return isNull ? null : (value?.type?.value ?? null);
}
