import type { Literal } from "../../literal.js";

/** A type and its rules, as they stand in the cells of a table or in a span. */
export interface Written {
  readonly type: string;
  readonly rules: readonly string[];
  /** A regular expression; it stands in code of its own, or last in a span. */
  readonly pattern: string | null;
  /** Whether the rule `nullable` has to be said. */
  readonly nullable: boolean;
  /** Of an enum. */
  readonly values: readonly Literal[] | null;
  /** Of a list. */
  readonly item: Written | null;
  /** What the type is that the name stands for. */
  readonly named: Written | null;
}

export const plain = (type: string, nullable = false): Written => ({
  type,
  rules: [],
  pattern: null,
  nullable,
  values: null,
  item: null,
  named: null,
});

/** What a type is, whatever it is called. */
export const meant = (written: Written): Written => (written.named === null ? written : meant(written.named));

export const takesNull = (written: Written): boolean =>
  written.nullable || written.type === "any" || (written.named !== null && takesNull(written.named));

/** Whether a type has nothing that only a cell or a name can say. */
export const isBare = ({ rules, pattern, nullable, type }: Written): boolean =>
  rules.length === 0 && pattern === null && (!nullable || type === "any");

/** Type and rules in one span; `null` where the pattern would not end with the span. */
export function spanText({ type, rules, pattern, nullable }: Written): string | null {
  if (pattern !== null && !endsSpan(pattern)) return null;
  const all = [
    ...(nullable && type !== "any" ? ["nullable"] : []),
    ...rules,
    ...(pattern === null ? [] : [`pattern ${pattern}`]),
  ];
  return all.length === 0 ? type : `${type} ${all.join(", ")}`;
}

/** A pattern runs on to the end of the code, or to a comma, an arrow or an equals sign between blanks. */
export const endsSpan = (pattern: string): boolean => !/, | -> | = |^ | $|->$|=$|,$/.test(pattern);

/** A type with the rules that its name brings and those beside it. */
export function flat(written: Written): Written {
  if (written.named === null) return written;
  const inner = flat(written.named);
  return { ...inner, rules: [...inner.rules, ...written.rules], pattern: written.pattern ?? inner.pattern };
}
