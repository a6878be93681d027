import type { Literal } from "../../literal.js";
import type { Field, Rest, RuledType, Type } from "../../model.js";
import { namedOrResolved } from "../../resolved-type.js";
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
    case "file":
      return scope.kernel("type UploadedFile");
    case "list":
      return concat(["readonly ", element(type.item, scope), "[]"]);
    case "map":
      return list("{", [concat(["readonly [key: string]: ", typeText(type.value, scope)])], "}", semicolons);
    case "object":
      return fieldsText(type.fields, scope, type.rest);
    case "enum":
    case "union":
      return union(membersOf(type, scope));
    case "ruled":
      return ruledText(type, scope);
  }
}

const literalType = (value: Literal): string => (typeof value === "string" ? quote(value) : String(value));

/** What bars part, none of them a union itself. */
function membersOf(type: Type, scope: Scope): readonly Doc[] {
  if (type.kind === "enum") return type.values.map(literalType);
  if (type.kind === "union") return type.alternatives.flatMap((one) => membersOf(one, scope));
  if (type.kind !== "ruled" || type.name !== null) return [typeText(type, scope)];
  return type.nullable && !isAny(type) ? nullableMembers(type.type, scope) : membersOf(type.type, scope);
}

const nullableMembers = (type: Type, scope: Scope): readonly Doc[] => [...membersOf(type, scope), "null"];

function element(item: Type, scope: Scope): Doc {
  const text = typeText(item, scope);
  return isCompound(item) ? concat(["(", text, ")"]) : text;
}

function isCompound(type: Type): boolean {
  if (type.kind === "ruled") return type.name === null && (type.nullable || isCompound(type.type));
  return type.kind === "list" || type.kind === "union" || (type.kind === "enum" && type.values.length > 1);
}

function ruledText(ruled: RuledType, scope: Scope): Doc {
  const { name, view } = ruled;
  return name === null ? valueText(ruled, scope) : scope.entity({ name, view });
}

/** A type as it is written where it has no name, or gets one. */
export function valueText({ type, nullable }: Pick<RuledType, "type" | "nullable">, scope: Scope): Doc {
  return nullable && !isAny(type) ? union(nullableMembers(type, scope)) : typeText(type, scope);
}

/** `{ readonly id: string; readonly note?: string }` */
export function fieldsText(fields: readonly Field[], scope: Scope, rest: Rest = { kind: "refused" }): Doc {
  const members = fields.map((field) => fieldText(field, scope));
  return list("{", [...members, ...indexText(fields, rest, scope)], "}", semicolons);
}

/** Whatever else an object holds. TypeScript asks that it says of the declared fields too what they are. */
export function indexText(fields: readonly Field[], rest: Rest, scope: Scope): readonly Doc[] {
  if (rest.kind !== "kept") return [];
  const type = fields.length === 0 ? typeText(rest.type, scope) : "unknown";
  return [concat(["readonly [name: string]: ", type])];
}

/** A default is filled in before a handler sees the value, so that such a field is always there. */
export function fieldText(own: Field, scope: Scope): Doc {
  const field = namedOrResolved(own);
  const mark = field.optional && field.initial === null ? "?" : "";
  return concat([`readonly ${key(field.name)}${mark}: `, valueText(field, scope)]);
}
