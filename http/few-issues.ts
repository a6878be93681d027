import { z } from "zod";
import { canonicalJson } from "./canonical-json.js";
import { MOST_ERRORS } from "./issues.js";

/**
 * A list, and a map from text, of one kind of value. Each ends once enough is wrong with it: zod would make an issue of
 * every bad entry, which takes a hundred times what the entry took.
 */
export function listOf<I extends z.ZodType>(element: I): z.ZodArray<I> {
  return new FewList({ type: "array", element }) as unknown as z.ZodArray<I>;
}

/** A list in which no two items are equal, as they were sent: defaults are filled in later. `code` is the error of that. */
export function distinctListOf<I extends z.ZodType>(element: I, code?: string): z.ZodArray<I> {
  const def: ListDef = { type: "array", element, distinct: code ?? "must not hold the same item twice" };
  return new FewList(def) as unknown as z.ZodArray<I>;
}

interface ListDef extends z.core.$ZodArrayDef {
  /** What is said where two items are equal. */
  readonly distinct?: string;
}

/** The words, or the code, of a list whose items must differ; null where they need not. */
export const distinctWordsOf = (def: object): string | null =>
  "distinct" in def && typeof def.distinct === "string" ? def.distinct : null;

export const holdsTwice = (items: readonly unknown[]): boolean =>
  new Set(items.map(canonicalJson)).size < items.length;

/** zod's own leaves out an entry called `__proto__`. */
export function mapOf<V extends z.ZodType>(value: V): z.ZodRecord<z.ZodString, V> {
  const def: z.core.$ZodRecordDef = { type: "record", keyType: z.string(), valueType: value };
  return new FewRecord(def) as unknown as z.ZodRecord<z.ZodString, V>;
}

const FewList = z.core.$constructor<z.ZodArray, z.core.$ZodArrayDef>("FewList", (inst, def) => {
  z.ZodArray.init(inst, def as never);
  const { parse } = inst._zod;
  inst._zod.parse = (payload, context) => {
    const given = payload.value;
    if (!Array.isArray(given)) return parse(payload, context);
    const entries = new Entries(def.element, payload, context);
    const read: unknown[] = [];
    for (let at = 0; at < given.length && !entries.isEnough(); at += 1)
      read.push(entries.read(at, given[at]));
    const words = distinctWordsOf(def);
    if (words !== null && payload.issues.length === 0 && holdsTwice(given))
      payload.issues.push({ code: "custom", input: given, message: words, inst, continue: true });
    // Of a list that is not read to its end the rules of its length still ask about the whole.
    payload.value = entries.isEnough() ? given : read;
    return payload;
  };
});

const FewRecord = z.core.$constructor<z.ZodRecord, z.core.$ZodRecordDef>("FewRecord", (inst, def) => {
  z.ZodRecord.init(inst, def as never);
  const { parse } = inst._zod;
  inst._zod.parse = (payload, context) => {
    const given = payload.value;
    if (!z.core.util.isPlainObject(given)) return parse(payload, context);
    const entries = new Entries(def.valueType, payload, context);
    const read: object = {};
    for (const name of Object.keys(given)) {
      if (entries.isEnough()) break;
      const value = entries.read(name, Reflect.get(given, name));
      Object.defineProperty(read, name, { value, enumerable: true, writable: true, configurable: true });
    }
    payload.value = entries.isEnough() ? given : read;
    return payload;
  };
});

/** Reads the entries of a list or a map one by one, and keeps what is wrong with them. */
export class Entries {
  readonly #schema: z.core.SomeType;
  readonly #payload: z.core.ParsePayload;
  readonly #context: z.core.ParseContextInternal;
  readonly #before: number;

  constructor(schema: z.core.SomeType, payload: z.core.ParsePayload, context: z.core.ParseContextInternal) {
    this.#schema = schema;
    this.#payload = payload;
    this.#context = context;
    this.#before = payload.issues.length;
  }

  isEnough(): boolean {
    return this.#payload.issues.length - this.#before >= MOST_ERRORS;
  }

  /** Reads what is part of the whole, and at its place. */
  part(schema: z.core.SomeType, value: unknown): object {
    const read = schema._zod.run({ value, issues: [] }, this.#context);
    if (read instanceof Promise) throw new TypeError("Entries cannot be checked asynchronously.");
    this.#payload.issues.push(...read.issues);
    return typeof read.value === "object" && read.value !== null ? read.value : {};
  }

  read(key: PropertyKey, value: unknown): unknown {
    const entry = this.#schema._zod.run({ value, issues: [] }, this.#context);
    if (entry instanceof Promise) throw new TypeError("Entries cannot be checked asynchronously.");
    if (entry.issues.length > 0) this.#payload.issues.push(...z.core.util.prefixIssues(key, entry.issues));
    return entry.value;
  }
}
