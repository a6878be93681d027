import { z } from "zod";

export type ColumnKind = "integer" | "number" | "boolean" | "text" | "json";

/** A rule that a database can check by itself. */
export type ColumnRule =
  | { readonly kind: "range"; readonly min: number | null; readonly max: number | null }
  | { readonly kind: "length"; readonly min: number | null; readonly max: number | null }
  | { readonly kind: "count"; readonly min: number | null; readonly max: number | null }
  | { readonly kind: "one of"; readonly values: readonly string[] }
  | { readonly kind: "starts with"; readonly text: string };

/** A field as a database keeps it. */
export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly optional: boolean;
  readonly rules: readonly ColumnRule[];
}

/** What this file reads of a JSON Schema. */
interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
}

/** The columns of an entity and their rules: read from its schema, so they are those of the specification. */
export function columnsOf(schema: z.ZodType): readonly Column[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { unrepresentable: "any" }) as {
    readonly properties?: Readonly<Record<string, FieldSchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, field]) => ({
    name,
    kind: kindOf(field),
    optional: !required.includes(name),
    rules: rulesOf(field),
  }));
}

/** The largest value that the rules of a field allow. */
export function largest(columns: readonly Column[], name: string): number {
  const rules = columns.find((column) => column.name === name)?.rules ?? [];
  const maxima = rules.map((rule) => (rule.kind === "range" ? rule.max : null) ?? Number.MAX_SAFE_INTEGER);
  return Math.min(Number.MAX_SAFE_INTEGER, ...maxima);
}

function kindOf({ type }: FieldSchema): ColumnKind {
  if (type === "string") return "text";
  return type === "integer" || type === "number" || type === "boolean" ? type : "json";
}

function rulesOf(field: FieldSchema): readonly ColumnRule[] {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = field;
  const prefix = /^\^([\w -]+)$/.exec(field.pattern ?? "")?.[1];
  return [
    ...between("range", minimum, maximum),
    ...between("length", minLength, maxLength),
    ...between("count", minItems, maxItems),
    ...(field.enum ? [{ kind: "one of" as const, values: field.enum.map(String) }] : []),
    ...(prefix ? [{ kind: "starts with" as const, text: prefix }] : []),
  ];
}

function between(kind: "range" | "length" | "count", min?: number, max?: number): readonly ColumnRule[] {
  return min === undefined && max === undefined ? [] : [{ kind, min: min ?? null, max: max ?? null }];
}
