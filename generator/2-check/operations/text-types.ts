import type { Type } from "../../model.js";
import { resolvedType } from "../../resolved-type.js";
import { isAny, isFreeText } from "../../scalars/of-type.js";
import { describeType } from "../described-type.js";

/** Parameters, queries and headers are text on the wire. Two values of an enum that are the same text are not told apart. */
export function isPlainText(own: Type): boolean {
  const type = resolvedType(own);
  if (type.kind === "enum") return new Set(type.values.map(String)).size === type.values.length;
  if (type.kind === "list") return resolvedType(type.item).kind !== "list" && isPlainText(type.item);
  if (type.kind === "union")
    return type.alternatives.every((one) => resolvedType(one).kind !== "list" && isPlainText(one));
  return type.kind === "scalar" && !isAny(type);
}

/** The alternative of any text behind which others stand: what they would read, it takes. */
export function textBeforeOthers(own: Type): string | null {
  const type = resolvedType(own);
  if (type.kind === "list") return textBeforeOthers(type.item);
  if (type.kind !== "union") return null;
  const first = type.alternatives.slice(0, -1).find(isFreeText);
  return first === undefined ? null : describeType(first);
}
