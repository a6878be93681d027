import type { Literal } from "../../literal.js";
import type { Field, Type } from "../../model.js";
import { isAny } from "../../scalars/of-type.js";
import { scalars } from "../../scalars/scalars.js";
import { concat, type Doc, list, union } from "../text/doc.js";
import { key, quote } from "../text/literal.js";
import type { Scope } from "./scope.js";

const semicolons = { separator: ";", trailing: true, padding: " " } as const;

/** How a handler sees a value of this type. */
export function typeText(type: Type, scope: Scope): Doc {
  switch (type.kind) {
    case "scalar":
      return scalars[type.scalar].typescript;
    case "entity":
      return scope.entity(type);
    case "list":
      return concat(["readonly ", element(type.item, scope), "[]"]);
    case "map":
      return list("{", [concat(["readonly [key: string]: ", typeText(type.value, scope)])], "}", semicolons);
    case "enum":
      return union(type.values.map(literalType));
    case "object":
      return fieldsText(type.fields, scope);
  }
}

const literalType = (value: Literal): string => (typeof value === "string" ? quote(value) : String(value));

function element(item: Type, scope: Scope): Doc {
  const text = typeText(item, scope);
  const compound = item.kind === "list" || (item.kind === "enum" && item.values.length > 1);
  return compound ? concat(["(", text, ")"]) : text;
}

/** `{ readonly id: string; readonly note?: string }` */
export function fieldsText(fields: readonly Field[], scope: Scope): Doc {
  return list(
    "{",
    fields.map((field) => fieldText(field, scope)),
    "}",
    semicolons,
  );
}

/** A default is filled in before a handler sees the value, so that such a field is always there. */
export function fieldText(field: Field, scope: Scope): Doc {
  const mark = field.optional && field.initial === null ? "?" : "";
  const type = typeText(field.type, scope);
  const nullable = field.nullable && !isAny(field.type);
  return concat([`readonly ${key(field.name)}${mark}: `, nullable ? nullableText(field.type, type) : type]);
}

function nullableText(type: Type, text: Doc): Doc {
  return type.kind === "enum" ? union([...type.values.map(literalType), "null"]) : union([text, "null"]);
}
