import { z } from "zod";
import type { Yields } from "./any-schema.js";

/** A schema for every field of an interface, and for no other. */
export type Shape<T> = { readonly [K in keyof T]-?: Yields<T[K]> };

/**
 * zod's strict object, held against its interface field by field. Comparing the type that zod derives from a shape
 * with the interface says the same, and takes a type checker more than twice as long.
 */
export function strictObject<T extends object>(shape: Shape<T>): z.ZodType<T> {
  const whole: unknown = shape;
  const schema: unknown = objectOf(whole as z.ZodRawShape);
  return schema as z.ZodType<T>;
}

/** A strict object whose fields are its own, whatever they are called. */
export function objectOf<S extends z.ZodRawShape>(shape: S): z.ZodObject<S, z.core.$strict> {
  if (!Object.keys(shape).some((name) => name in Object.prototype)) return z.strictObject(shape);
  return new OwnObject({ type: "object", shape, catchall: z.never() }) as z.ZodObject<S, z.core.$strict>;
}

/**
 * An object with a field called as one that every object inherits, such as `constructor`. zod reads fields without asking
 * whose they are, so it is given an object that inherits nothing, and what it makes inherits nothing either.
 */
const OwnObject = z.core.$constructor<z.ZodObject, z.core.$ZodObjectDef>("OwnObject", (inst, def) => {
  z.ZodObject.init(inst, def as never);
  const { parse } = inst._zod;
  inst._zod.parse = (payload, context) => {
    if (isObject(payload.value)) payload.value = bare(payload.value);
    const parsed = parse(payload, context);
    return parsed instanceof Promise ? parsed.then(withBareValue) : withBareValue(parsed);
  };
});

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function bare(value: object): object {
  return Object.assign(Object.create(null), value);
}

function withBareValue(payload: z.core.ParsePayload): z.core.ParsePayload {
  if (isObject(payload.value)) payload.value = bare(payload.value);
  return payload;
}
