import { z } from "zod";
import { perObject } from "./per-object.js";
import { objectOf, type Shape } from "./strict-object.js";

/** Strict where an answer is checked; of a request, what is not declared is left out. */
export function tolerantObject<T extends object>(shape: Shape<T>): z.ZodType<T> {
  const whole: unknown = shape;
  const schema: unknown = tolerantObjectOf(whole as z.ZodRawShape);
  return schema as z.ZodType<T>;
}

/** The same of an object that is written on the spot, and of a query. */
export function tolerantObjectOf<S extends z.ZodRawShape>(shape: S): z.ZodObject<S, z.core.$strict> {
  const schema = objectOf(shape);
  tolerant.add(schema);
  return schema;
}

const tolerant = new WeakSet<object>();

/** What is made of a tolerant object is one, too. */
export function keepTolerance(from: object, to: object): void {
  if (tolerant.has(from)) tolerant.add(to);
}

/** What reads a request by a schema: a tolerant object in it is given its own fields alone. */
export const requestReader: (schema: z.ZodType) => z.ZodType = perObject((schema) =>
  new Readers().of(schema),
);

type Schema = z.core.SomeType;
type Inner = z.core.$ZodTypeDef & {
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly valueType?: Schema;
  readonly options?: readonly Schema[];
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly catchall?: Schema;
  readonly getter?: () => Schema;
};

const defOf = (schema: Schema): Inner => schema._zod.def as Inner;

class Readers {
  readonly #made = new Map<Schema, Schema>();
  readonly #holds = new Map<Schema, boolean>();

  of<S extends Schema>(schema: S): S {
    return (this.#isTolerant(schema, new Set()) ? this.#readerOf(schema) : schema) as S;
  }

  /** Whether a tolerant object is in a schema. */
  #isTolerant(schema: Schema, seen: Set<Schema>): boolean {
    const known = this.#holds.get(schema);
    if (known !== undefined) return known;
    if (seen.has(schema)) return false;
    seen.add(schema);
    const found =
      tolerant.has(schema) || innerOf(defOf(schema)).some((inner) => this.#isTolerant(inner, seen));
    // What is not found may still be under way.
    if (found || seen.size === 1) this.#holds.set(schema, found);
    return found;
  }

  #readerOf(schema: Schema): Schema {
    const known = this.#made.get(schema);
    if (known !== undefined) return known;
    const def = defOf(schema);
    // One that holds itself finds the reader that is being made.
    const later = z.lazy(() => this.#made.get(schema) as z.ZodType);
    this.#made.set(schema, later);
    const copy = copyOf(schema, this.#innerReaders(def));
    const reader = tolerant.has(schema)
      ? z.preprocess(onlyFields(Object.keys(def.shape ?? {})), copy as z.ZodType)
      : copy;
    this.#made.set(schema, reader);
    return reader;
  }

  #innerReaders(def: Inner): Partial<Inner> {
    const of = <S extends Schema | undefined>(inner: S): S =>
      inner === undefined ? inner : (this.of(inner as Schema) as S);
    return {
      ...(def.element && { element: of(def.element) }),
      ...(def.innerType && { innerType: of(def.innerType) }),
      ...(def.valueType && { valueType: of(def.valueType) }),
      ...(def.options && { options: def.options.map(of) }),
      ...(def.catchall && { catchall: of(def.catchall) }),
      ...(def.getter && { getter: () => of(def.getter?.()) as Schema }),
      ...(def.shape && { shape: mapped(def.shape, of) }),
    };
  }
}

const innerOf = (def: Inner): readonly Schema[] =>
  [
    def.element,
    def.innerType,
    def.valueType,
    def.catchall,
    def.getter?.(),
    ...(def.options ?? []),
    ...Object.values(def.shape ?? {}),
  ].filter((inner) => inner !== undefined);

function mapped(
  shape: Readonly<Record<string, Schema>>,
  of: (schema: Schema) => Schema,
): Record<string, Schema> {
  const readers: Record<string, Schema> = {};
  for (const name of Object.keys(shape))
    Object.defineProperty(readers, name, {
      get: () => of(shape[name] as Schema),
      enumerable: true,
      configurable: true,
    });
  return readers;
}

/** A schema with other inner ones; its rules stay. */
function copyOf(schema: Schema, inner: Partial<Inner>): Schema {
  const { constr, def } = schema._zod as unknown as {
    readonly constr: new (def: unknown) => Schema;
    readonly def: Inner;
  };
  return new constr({ ...def, ...inner });
}

const onlyFields =
  (names: readonly string[]) =>
  (value: unknown): unknown => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const known: Record<string, unknown> = {};
    for (const name of names)
      if (Object.hasOwn(value, name))
        Object.defineProperty(known, name, {
          value: Reflect.get(value, name),
          enumerable: true,
          writable: true,
          configurable: true,
        });
    return known;
  };
