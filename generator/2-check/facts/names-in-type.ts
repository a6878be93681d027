import type { TypeSyntax } from "../../1-parse/notation/type-syntax.js";

/** The entities and types that a written type names. */
export function namesIn(type: TypeSyntax): readonly string[] {
  switch (type.kind) {
    case "entity":
    case "partial":
      return [type.name.value];
    case "field-of":
      return [type.entity.value];
    case "list":
      return namesIn(type.item);
    case "map":
      return namesIn(type.value);
    case "union":
      return type.alternatives.flatMap(({ value }) => namesIn(value));
    case "inline":
      return [
        ...type.fields.flatMap((field) => namesIn(field.type)),
        ...(type.rest?.type == null ? [] : namesIn(type.rest.type.value)),
      ];
    default:
      return [];
  }
}
