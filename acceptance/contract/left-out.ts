import type { Place } from "../../generator/plan.js";
import { isObject } from "../match/equal.js";
import type { Schema } from "./contract.js";

type Inner = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Known>>;
  readonly element?: Known;
  readonly innerType?: Known;
  readonly valueType?: Known;
  readonly options?: readonly Known[];
  readonly getter?: () => Known;
};
/** As much of zod's schemas as this looks into. */
interface Known extends Schema {
  readonly _zod: Schema["_zod"] & { readonly def: Inner };
  safeParse(value: unknown): { readonly success: boolean };
}

/**
 * Fields that an answer leaves out although they are always there: zod fills in a default, as a request wants it. A field that
 * is optional besides may be absent. `value` fits the schema but for these.
 */
export function leftOut(schema: Schema, value: unknown): readonly Place[] {
  return places(schema as Known, value, []);
}

function places(schema: Known, value: unknown, at: Place): readonly Place[] {
  const { def } = schema._zod;
  if (def.shape !== undefined) return isObject(value) ? ofFields(def.shape, value, at) : [];
  if (def.options !== undefined) {
    const fitting = def.options.find((option) => option.safeParse(value).success);
    return fitting === undefined ? [] : places(fitting, value, at);
  }
  const inner = def.innerType ?? def.getter?.();
  if (inner !== undefined) return value === null ? [] : places(inner, value, at);
  const item = def.element ?? (def.type === "record" ? def.valueType : undefined);
  if (item === undefined || typeof value !== "object" || value === null) return [];
  const members: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return members.flatMap(([name, one]) => places(item, one, [...at, name]));
}

function ofFields(
  shape: Readonly<Record<string, Known>>,
  value: Readonly<Record<string, unknown>>,
  at: Place,
): readonly Place[] {
  return Object.keys(shape).flatMap((name) => {
    const field = shape[name];
    if (field === undefined) return [];
    if (Object.hasOwn(value, name)) return places(field, value[name], [...at, name]);
    const { type, innerType } = field._zod.def;
    return type === "default" && innerType?._zod.def.type !== "optional" ? [[...at, name]] : [];
  });
}
