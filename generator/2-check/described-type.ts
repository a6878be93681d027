import { literalText } from "../literal.js";
import type { Field, Rest, Type } from "../model.js";
import { fileName } from "../scalars/binary.js";
import { isAny } from "../scalars/of-type.js";

const describeField = ({ name, optional, type }: Field): string =>
  `${name}${optional ? "?" : ""}: ${describeType(type)}`;

const describeRest = (rest: Rest): readonly string[] =>
  rest.kind !== "kept" ? [] : isAny(rest.type) ? ["..."] : [`...: ${describeType(rest.type)}`];

/** A type as the notation writes it. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case "scalar":
      return type.scalar;
    case "entity":
      return type.name;
    case "list":
      return `${describeType(type.item)}[]`;
    case "map":
      return `map of ${describeType(type.value)}`;
    case "enum":
      return type.values.map(literalText).join(", ");
    case "file":
      return fileName;
    case "union":
      return type.alternatives.map(describeType).join(" or ");
    case "ruled":
      return type.name ?? describeType(type.type);
    case "object":
      return `{ ${[...type.fields.map(describeField), ...describeRest(type.rest)].join(", ")} }`;
  }
}
