import type { z } from "zod";
import { perObject } from "./per-object.js";

type Schema = z.core.$ZodType;
type Def = z.core.$ZodTypes["_zod"]["def"];

/** The JSON of a value that its schema accepts; null in any doubt, and then the schema is to be asked. */
export type WriteJson = (value: unknown) => string | null;

/**
 * Checks a value and writes it in one pass, where zod makes a copy first. It is built once, of what a schema says of itself,
 * and writes the text that `JSON.stringify` makes of what the schema gives. A schema or a value that is not understood here
 * is no fault: zod remains the judge of it.
 */
export const jsonWriter: (schema: Schema) => WriteJson = perObject(
  (schema) => new Writers().of(schema) ?? (() => null),
);

/** The writers of a schema and of all within it. Null: it says something that is not understood. */
class Writers {
  readonly #made = new Map<Schema, WriteJson | null>();

  of(schema: Schema): WriteJson | null {
    const known = this.#made.get(schema);
    if (known !== undefined) return known;
    // A schema that holds itself finds the writer that is still to be made.
    this.#made.set(schema, (value) => this.#made.get(schema)?.(value) ?? null);
    const made = this.#writerOf(schema);
    this.#made.set(schema, made);
    return made;
  }

  #writerOf(schema: Schema): WriteJson | null {
    const def = schema._zod.def as Def;
    const checks = checksOf(schema);
    switch (def.type) {
      case "string":
        return def.coerce === true ? null : checked(ofString, checks);
      case "number":
        return def.coerce === true ? null : numberWriter(checks);
      case "array":
        return this.#listWriter(this.of(def.element), checks);
    }
    // What a rule sees of these is a copy that only zod makes.
    if (checks.length > 0) return null;
    switch (def.type) {
      case "boolean":
        return def.coerce === true ? null : ofBoolean;
      case "enum":
        return oneOf(Object.values(def.entries));
      case "unknown":
        return ofScalar;
      case "nullable":
        return orNull(this.of(def.innerType));
      case "optional":
      case "default":
        return this.of(def.innerType);
      case "object":
        return this.#objectWriter(def);
      case "record":
        return schema._zod.traits.has("FewRecord") ? mapWriter(this.of(def.valueType)) : null;
      default:
        return null;
    }
  }

  #listWriter(item: WriteJson | null, checks: readonly Check[]): WriteJson | null {
    const counts = checks.every(({ _zod: { def } }) => /^(?:min|max)_length$/.test(def.check));
    return item === null || !counts ? null : checked(listWriter(item), checks);
  }

  #objectWriter({ shape, catchall }: z.core.$ZodObjectDef): WriteJson | null {
    // One that takes further fields would have to say what they are.
    if (catchall?._zod.def.type !== "never") return null;
    const fields: FieldWriter[] = [];
    for (const [name, schema] of Object.entries(shape)) {
      const write = this.of(schema);
      if (write === null || name in Object.prototype) return null;
      const key = `${JSON.stringify(name)}:`;
      fields.push({
        name,
        first: `{${key}`,
        next: `,${key}`,
        mayBeAbsent: schema._zod.def.type === "optional",
        write,
      });
    }
    return objectWriter(fields);
  }
}

type Check = z.core.$ZodCheck;

/** A format is a check itself, and comes before the others. */
function checksOf(schema: Schema): readonly Check[] {
  const own: unknown[] = schema._zod.traits.has("$ZodCheck") ? [schema] : [];
  return [...(own as Check[]), ...(schema._zod.def.checks ?? [])];
}

function checked(write: WriteJson, checks: readonly Check[]): WriteJson {
  if (checks.length === 0) return write;
  return (value) => {
    const text = write(value);
    return text === null || !passes(value, checks) ? null : text;
  };
}

/** Whether all checks are content, and none has put another value in its place. */
function passes(value: unknown, checks: readonly Check[]): boolean {
  const payload: z.core.ParsePayload = { value, issues: [] };
  for (const { _zod } of checks) {
    const waits = _zod.check(payload as z.core.ParsePayload<never>);
    if (waits !== undefined || payload.issues.length > 0) return false;
  }
  return payload.value === value;
}

/** What may stand between quotes as it is. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));

const ofString: WriteJson = (value) => (typeof value === "string" ? quoted(value) : null);
const ofNumber: WriteJson = (value) => (Number.isFinite(value) ? String(value) : null);
const ofBoolean: WriteJson = (value) => (typeof value === "boolean" ? String(value) : null);
/** Of what may be anything: an object might write itself in a way of its own. */
const ofScalar: WriteJson = (value) =>
  value === null ? "null" : (ofString(value) ?? ofNumber(value) ?? ofBoolean(value));

/** The bounds that most numbers have are asked at once. */
function numberWriter(checks: readonly Check[]): WriteJson {
  let [least, most, above, below] = [-Infinity, Infinity, -Infinity, Infinity];
  let whole = false;
  for (const check of checks) {
    const def = check._zod.def as z.core.$ZodChecks["_zod"]["def"];
    if (def.check === "number_format" && def.format === "safeint") whole = true;
    else if (def.check === "greater_than" && typeof def.value === "number") {
      if (def.inclusive) least = Math.max(least, def.value);
      else above = Math.max(above, def.value);
    } else if (def.check === "less_than" && typeof def.value === "number") {
      if (def.inclusive) most = Math.min(most, def.value);
      else below = Math.min(below, def.value);
    } else return checked(ofNumber, checks);
  }
  return (value) => {
    if (typeof value !== "number" || !(whole ? Number.isSafeInteger(value) : Number.isFinite(value)))
      return null;
    return value >= least && value <= most && value > above && value < below ? String(value) : null;
  };
}

function oneOf(values: readonly unknown[]): WriteJson {
  const texts = new Map(values.map((value) => [value, JSON.stringify(value)]));
  return (value) => texts.get(value) ?? null;
}

function orNull(write: WriteJson | null): WriteJson | null {
  return write === null ? null : (value) => (value === null ? "null" : write(value));
}

function listWriter(write: WriteJson): WriteJson {
  return (value) => {
    if (!Array.isArray(value)) return null;
    let all = "[";
    for (let at = 0; at < value.length; at += 1) {
      const text = write(value[at]);
      if (text === null) return null;
      all += at === 0 ? text : `,${text}`;
    }
    return `${all}]`;
  };
}

function mapWriter(write: WriteJson | null): WriteJson | null {
  if (write === null) return null;
  return (value) => {
    if (!isObject(value) || Object.getPrototypeOf(value) !== Object.prototype) return null;
    let all = "{";
    for (const name of Object.keys(value)) {
      const text = write(value[name]);
      if (text === null) return null;
      all += `${all === "{" ? "" : ","}${quoted(name)}:${text}`;
    }
    return `${all}}`;
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface FieldWriter {
  readonly name: string;
  /** Its name and a colon behind what opens the object, and behind other fields. */
  readonly first: string;
  readonly next: string;
  readonly mayBeAbsent: boolean;
  readonly write: WriteJson;
}

function objectWriter(fields: readonly FieldWriter[]): WriteJson {
  const names = new Set(fields.map(({ name }) => name));
  return (value) => {
    if (!isObject(value)) return null;
    let all = "";
    for (const { name, first, next, mayBeAbsent, write } of fields) {
      const given = value[name];
      if (given === undefined) {
        if (mayBeAbsent && !(name in value)) continue;
        return null;
      }
      const text = write(given);
      if (text === null) return null;
      all += (all === "" ? first : next) + text;
    }
    for (const name in value) if (!names.has(name)) return null;
    return all === "" ? "{}" : `${all}}`;
  };
}
