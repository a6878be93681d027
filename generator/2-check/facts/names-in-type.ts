import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";
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

/** The types that a fact holds. */
export function typesIn(fact: FactSyntax): readonly (TypeSyntax | null | undefined)[] {
  switch (fact.kind) {
    case "operation":
    case "reply-class":
      return [bodyIn(fact)];
    case "reply":
      return [bodyIn(fact), ...fact.headers.map(({ value }) => value.type?.value)];
    case "query":
    case "param":
    case "credential":
      return [fact.value.type?.value];
    case "header":
      return [fact.header.value.type?.value];
    case "derived":
      return fact.changes.flatMap((change) => (change.kind === "object" ? [change.object.value] : []));
    default:
      return [];
  }
}

const bodyIn = ({
  body,
}: Extract<FactSyntax, { kind: "operation" | "reply" | "reply-class" }>): TypeSyntax | null =>
  body?.value.kind === "type" ? body.value.type : null;
