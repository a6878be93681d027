import { z } from "zod";
import { Entries } from "./few-issues.js";
import { objectOf, type Shape } from "./strict-object.js";

/** The fields of an interface, without what its index signature adds. */
type Declared<T> = { [K in keyof T as string extends K ? never : K]: T[K] };

/** An object that keeps whatever else it holds, each of it as `rest` reads it; its interface has an index signature. */
export function openObject<T extends object>(shape: Shape<Declared<T>>, rest: z.ZodType): z.ZodType<T> {
  const whole: unknown = shape;
  const schema: unknown = openObjectOf(whole as z.ZodRawShape, rest);
  return schema as z.ZodType<T>;
}

/** The same of an object that is written on the spot. */
export function openObjectOf<S extends z.ZodRawShape>(
  shape: S,
  rest: z.ZodType,
): z.ZodObject<S, z.core.$catchall<z.ZodType>> {
  const schema: unknown = new OpenObject({ type: "object", shape, catchall: rest });
  return schema as z.ZodObject<S, z.core.$catchall<z.ZodType>>;
}

/** zod's own leaves out a field called `__proto__`, and reads fields that every object inherits. */
const OpenObject = z.core.$constructor<z.ZodObject, z.core.$ZodObjectDef>("OpenObject", (inst, def) => {
  // zod's own shape reads every getter when it is asked for, and a field may be of a schema that is still to come.
  const shape = def.shape as z.ZodRawShape;
  z.ZodObject.init(inst, def as never);
  const { parse } = inst._zod;
  const declared = objectOf(shape);
  const names = new Set(Object.keys(shape));
  const rest = def.catchall ?? z.unknown();
  inst._zod.parse = (payload, context) => {
    const given = payload.value;
    if (typeof given !== "object" || given === null || Array.isArray(given)) return parse(payload, context);
    const known = Object.create(null);
    for (const name of names) if (Object.hasOwn(given, name)) known[name] = Reflect.get(given, name);
    const entries = new Entries(rest, payload, context);
    const read = entries.part(declared, known);
    for (const name of Object.keys(given)) {
      if (names.has(name)) continue;
      if (entries.isEnough()) break;
      const value = entries.read(name, Reflect.get(given, name));
      Object.defineProperty(read, name, { value, enumerable: true, writable: true, configurable: true });
    }
    payload.value = entries.isEnough() ? given : read;
    return payload;
  };
});
