import type { Type } from "../model.js";
import type { Scalar } from "./scalar.js";
import { scalars } from "./scalars.js";

/** The scalar that a type is, with rules of its own or without; `null` where it is none. */
export function scalarOf(type: Type): Scalar | null {
  if (type.kind === "ruled") return scalarOf(type.type);
  return type.kind === "scalar" ? scalars[type.scalar] : null;
}

export const isAny = (type: Type): boolean => scalarOf(type)?.kind === "any";
export const isNumber = (type: Type): boolean => scalarOf(type)?.kind === "number";
/** A text of any form, or of one. */
export const isText = (type: Type): boolean => scalarOf(type)?.kind === "text";

export function isWhole(type: Type): boolean {
  const scalar = scalarOf(type);
  return scalar?.kind === "number" && scalar.isWhole;
}

export function isFreeText(type: Type): boolean {
  const scalar = scalarOf(type);
  return scalar?.kind === "text" && scalar.form === null;
}

/** What a type's texts can be counted from: a day or an instant; `null`: neither. */
export function momentOf(type: Type): "day" | "instant" | null {
  const scalar = scalarOf(type);
  return scalar?.kind === "text" ? (scalar.form?.moment ?? null) : null;
}

export const isBytes = (type: Type): boolean => scalarOf(type) === scalars.binary;
