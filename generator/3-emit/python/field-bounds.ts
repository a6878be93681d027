import type { Field, FieldCheck, Type } from "../../model.js";
import { isFreeText, isWhole } from "../../scalars/of-type.js";
import type { Doc } from "../text/doc.js";
import { named, pythonNumber, pythonText } from "./text/python-literal.js";

/** A bound of pydantic's `Field`. */
interface Bound {
  readonly name: string;
  /** What pydantic asks for in its own order, once each. */
  readonly rank: number;
  readonly text: string;
}

/**
 * The rules of a field as bounds of `Field`, where these answer what the rules would: the same faults in the same order.
 * Null: the rules have to be asked themselves.
 */
export function boundTexts({ type, checks }: Pick<Field, "type" | "checks">): readonly Doc[] | null {
  if (type.kind !== "scalar") return null;
  const bounds: Bound[] = [];
  for (const check of checks) {
    const own = check.code === null ? boundsOf(check, type) : null;
    if (own === null) return null;
    bounds.push(...own);
  }
  const isInOrder = bounds.every(({ rank }, i) => i === 0 || rank > (bounds[i - 1]?.rank ?? 0));
  return isInOrder ? bounds.map(({ name, text }) => named(name, text)) : null;
}

function boundsOf(check: FieldCheck, type: Type): readonly Bound[] | null {
  switch (check.kind) {
    case "range": {
      const { min, max, exclusiveMin, exclusiveMax } = check;
      // pydantic takes only whole bounds of an integer.
      const fits = (value: number | null) => !isWhole(type) || value === null || Number.isSafeInteger(value);
      if (!fits(min) || !fits(max)) return null;
      return [
        ...numberBound(exclusiveMin ? "gt" : "ge", 1, min),
        ...numberBound(exclusiveMax ? "lt" : "le", 2, max),
      ];
    }
    case "length":
      if (!isFreeText(type)) return null;
      return [
        ...numberBound("min_length", 1, check.min === 0 ? null : check.min),
        ...numberBound("max_length", 2, check.max),
      ];
    case "pattern":
      // A fault shows the pattern as it is written, and pydantic only knows the one that it asks for.
      if (!isFreeText(type) || check.portable !== check.pattern) return null;
      return [{ name: "pattern", rank: 3, text: pythonText(check.pattern) }];
    case "distinct":
      return null;
    case "format":
      return [];
  }
}

/** A zero has no sign: `-0.0` would be no whole number. */
const numberBound = (name: string, rank: number, value: number | null): readonly Bound[] =>
  value === null ? [] : [{ name, rank, text: pythonNumber(value === 0 ? 0 : value) }];
