import type { FieldSyntax } from "../../1-parse/document.js";
import type { RestSyntax, TypeSyntax } from "../../1-parse/notation/type-syntax.js";
import type { Located } from "../../source.js";

/** `{ items: Book[], total?: integer }` says what the rows of a table would. */
export function rowsOfObject({ value, at }: Located<TypeSyntax>): {
  readonly fields: readonly FieldSyntax[];
  readonly rest: RestSyntax | null;
} {
  if (value.kind !== "inline") return { fields: [], rest: null };
  const fields = value.fields.map(
    ({ name, optional, type }): FieldSyntax => ({
      at: name.at,
      name,
      type: { value: type, at },
      rules: optional ? [{ rule: { kind: "optional" }, code: null, at: name.at }] : [],
      description: "",
    }),
  );
  return { fields, rest: value.rest };
}
