import { z } from "zod";
import type { Yields } from "./any-schema.js";

/** The field that tells alternatives apart, and the values that it has in each. */
export interface Tag {
  readonly field: string;
  readonly values: readonly (readonly (string | number | boolean)[])[];
}

/**
 * A value of one of several alternatives. With a tag its value says which, and what is wrong is said of that one. Without,
 * it is the first that the value fits; of a request whose undeclared fields are dropped, the one that drops the fewest.
 */
export function unionOf<const T extends readonly Yields<unknown>[]>(
  options: T,
  tag: Tag | null = null,
): z.ZodType<T[number]["_zod"]["output"]> {
  const schema: unknown = new FirstFitting({ type: "union", options: options as never, tag } as UnionDef);
  return schema as z.ZodType<T[number]["_zod"]["output"]>;
}

/** What a schema of alternatives is made of. */
export interface UnionDef extends z.core.$ZodUnionDef {
  readonly tag: Tag | null;
}

type Read = { readonly value: unknown; readonly issues: readonly z.core.$ZodRawIssue[] };

const FirstFitting = z.core.$constructor<z.ZodUnion, UnionDef>("FirstFitting", (inst, def) => {
  z.ZodUnion.init(inst, def as never);
  // A field says whether it may be absent; zod would take it from an alternative, and from what is put before one.
  for (const side of ["optin", "optout"]) Object.defineProperty(inst._zod, side, { value: undefined });
  const byTag = def.tag === null ? null : optionsByTag(def.options, def.tag);
  const known = new WeakMap<object, Map<unknown, Read>>();
  inst._zod.parse = (payload, context) => {
    const given = payload.value;
    if (byTag !== null) {
      const option = byTag(given);
      if (option !== null) return option._zod.run(payload, context);
      payload.issues.push(noneFits(given, wordsOf(def.tag), false, inst));
      return payload;
    }
    const { value, issues } = remembered(known, context, given, () => {
      return firstFitting(def.options, given, context, inst);
    });
    payload.value = value;
    // A copy: whoever holds it writes its place into it.
    payload.issues.push(...issues.map((issue) => ({ ...issue, path: [...(issue.path ?? [])] })));
    return payload;
  };
});

/** The option whose tag a value has; null where none has it. */
export function optionsByTag<O>(options: readonly O[], { field, values }: Tag): (value: unknown) => O | null {
  const byValue = new Map(
    options.flatMap((option, i) => (values[i] ?? []).map((value) => [value as unknown, option] as const)),
  );
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    return Object.hasOwn(value, field) ? (byValue.get(Reflect.get(value, field)) ?? null) : null;
  };
}

/**
 * What was found of a value in this reading. An alternative within another would else be tried as often as all those around
 * it: twice at each level, and no body may cost so much.
 */
function remembered(
  known: WeakMap<object, Map<unknown, Read>>,
  context: object,
  value: unknown,
  read: () => Read,
): Read {
  if (typeof value !== "object" || value === null) return read();
  const inThis = known.get(context) ?? new Map<unknown, Read>();
  known.set(context, inThis);
  const found = inThis.get(value) ?? read();
  inThis.set(value, found);
  return found;
}

function firstFitting(
  options: readonly z.core.SomeType[],
  value: unknown,
  context: z.core.ParseContextInternal,
  inst: z.ZodUnion,
): Read {
  let best: { readonly value: unknown; readonly dropped: number } | null = null;
  let onlyUnknown = false;
  for (const option of options) {
    const read = option._zod.run({ value, issues: [] }, context);
    if (read instanceof Promise) throw new TypeError("Alternatives cannot be checked asynchronously.");
    if (read.issues.length > 0) {
      onlyUnknown ||= read.issues.every(isOfUnknownFields);
      continue;
    }
    const dropped = droppedFields(value, read.value);
    if (best === null || dropped < best.dropped) best = { value: read.value, dropped };
    if (dropped === 0) break;
  }
  if (best !== null) return { value: best.value, issues: [] };
  return { value, issues: [noneFits(value, wordsOf(null), onlyUnknown, inst)] };
}

/** How many fields of a value were not read, in all that it holds. */
function droppedFields(given: unknown, read: unknown): number {
  if (given === read || typeof given !== "object" || given === null) return 0;
  if (typeof read !== "object" || read === null) return 0;
  return Object.keys(given).reduce((count, name) => {
    if (!Object.hasOwn(read, name)) return count + 1;
    return count + droppedFields(Reflect.get(given, name), Reflect.get(read, name));
  }, 0);
}

const wordsOf = (tag: Tag | null): string =>
  tag === null
    ? "must fit one of the alternatives"
    : `must be an object whose ${tag.field} is one of ${tag.values.flat().join(", ")}`;

/** One fault, at the place of the whole. `onlyUnknown`: some alternative would fit, had it fewer fields. */
function noneFits(
  input: unknown,
  words: string,
  onlyUnknown: boolean,
  inst: z.ZodUnion,
): z.core.$ZodRawIssue {
  const issue: z.core.$ZodRawIssue = { code: "invalid_union", errors: [], input, inst, onlyUnknown };
  // The code of its own that a value has where it is of another type stands in place of the words.
  const own = inst._zod.def.error?.(issue as never);
  return { ...issue, message: (typeof own === "string" ? own : own?.message) ?? words };
}

/** Whether nothing is wrong but that fields are not declared. */
const isOfUnknownFields = (issue: z.core.$ZodRawIssue): boolean =>
  issue.code === "unrecognized_keys" || (issue.code === "invalid_union" && issue.onlyUnknown === true);
