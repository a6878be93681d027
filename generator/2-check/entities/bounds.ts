import type { FieldCheck, Type } from "../../model.js";
import { isWhole, scalarOf } from "../../scalars/of-type.js";

/** From where to where values may lie. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly isEmpty: boolean;
}

/** What all ranges, or all lengths, of a field leave together. */
export function boundsOf(kind: "range" | "length", checks: readonly FieldCheck[], type: Type): Bounds {
  let { min, max } = ownBounds(kind, type);
  let [openMin, openMax] = [false, false];
  for (const check of checks) {
    if ((check.kind !== "range" && check.kind !== "length") || check.kind !== kind) continue;
    const [noMin, noMax] = check.kind === "range" ? [check.exclusiveMin, check.exclusiveMax] : [false, false];
    if (check.min !== null && check.min >= min) {
      openMin = noMin || (openMin && check.min === min);
      min = check.min;
    }
    if (check.max !== null && check.max <= max) {
      openMax = noMax || (openMax && check.max === max);
      max = check.max;
    }
  }
  if (kind === "range" && !isWhole(type))
    return { min, max, isEmpty: min > max || (min === max && (openMin || openMax)) };
  const least = openMin ? Math.floor(min) + 1 : Math.ceil(min);
  const most = openMax ? Math.ceil(max) - 1 : Math.floor(max);
  return { min, max, isEmpty: least > most };
}

/** What the type says before any rule. */
function ownBounds(kind: "range" | "length", type: Type): { readonly min: number; readonly max: number } {
  const everything = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
  if (kind === "range")
    return isWhole(type) ? { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER } : everything;
  return formLengths(type);
}

/** How long the texts of a form are. */
function formLengths(type: Type): { readonly min: number; readonly max: number } {
  const scalar = scalarOf(type);
  const form = scalar?.kind === "text" ? scalar.form : null;
  return form?.lengths ?? { min: 0, max: Number.POSITIVE_INFINITY };
}
