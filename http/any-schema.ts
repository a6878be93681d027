import type { z } from "zod";

/**
 * A schema of zod, as far as a contract asks of its type. Generated code is full of schemas, and to compare whole ones,
 * with all their methods, takes a type checker seconds.
 */
export interface Yields<T> {
  readonly _zod: { readonly output: T };
}

export type AnySchema = Yields<unknown>;

/** The whole schema: only zod makes what has `_zod`. */
export const whole = (schema: AnySchema): z.ZodType => schema as z.ZodType;

/** The same, of what is declared as an object. */
export const wholeObject = (schema: AnySchema): z.ZodObject => schema as z.ZodObject;
