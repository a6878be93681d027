import type { z } from "zod";
import type { FormEntries } from "./form-entries.js";
import { place } from "./issues.js";
import { DEPTH_LIMIT, parseJson } from "./json-body.js";
import type { FieldError } from "./refusal.js";
import { readerOf } from "./text-values.js";
import type { UploadedFile } from "./uploaded-file.js";

type Schema = z.core.SomeType;

/** A place of a form: what was sent for it, and for places in it. */
interface Place {
  readonly sent: (string | UploadedFile)[];
  readonly inner: Map<string, Place>;
}

interface Reading {
  readonly isParts: boolean;
  readonly errors: FieldError[];
}

/** The value, and the files that stand where anything may but a file. */
export interface FormValue {
  readonly value: unknown;
  readonly errors: readonly FieldError[];
}

type Path = readonly PropertyKey[];

const newPlace = (): Place => ({ sent: [], inner: new Map() });

/**
 * The value that the entries of a form are by a schema: brackets are places of it, `address[city]`, `items[0][sku]`; texts
 * get the types that are declared, strictly, as in a query. An object in a form of parts may be one part in JSON. Nothing
 * is dropped and nothing is merged: what is unknown or stands twice reaches the schema. Null: it is nested too deep.
 */
export function formValue(entries: FormEntries, schema: Schema, isParts: boolean): FormValue | null {
  const reading: Reading = { isParts, errors: [] };
  const root = newPlace();
  for (const [name, value] of entries) {
    const path = pathOf(name, schema);
    if (path.length > DEPTH_LIMIT) return null;
    let here = root;
    for (const key of path) {
      const known = here.inner.get(key) ?? newPlace();
      here.inner.set(key, known);
      here = known;
    }
    here.sent.push(value);
  }
  return { value: objectIn(root, schema, [], reading), errors: reading.errors };
}

const bracketed = /^([^[\]]+)((?:\[[^[\]]*\])+)$/;

/** `address[city]` is a place of `address`, unless a field is called so, or nothing has that name. */
function pathOf(name: string, schema: Schema): readonly string[] {
  const parts = memberOf(schema, name, false) === null ? bracketed.exec(name) : null;
  if (parts === null) return [name];
  const [, head = "", tail = ""] = parts;
  return memberOf(schema, head, true) === null ? [name] : [head, ...tail.slice(1, -1).split("][")];
}

interface Def {
  readonly type: string;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly valueType?: Schema;
  readonly options?: readonly Schema[];
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly catchall?: Schema;
  readonly getter?: () => Schema;
}

/** What a schema says once absence, null, defaults and names are looked through. */
function defOf(schema: Schema): Def {
  let def = schema._zod.def as Def;
  for (;;) {
    const inner = def.innerType ?? def.getter?.();
    if (inner === undefined) return def;
    def = inner._zod.def as Def;
  }
}

const optionsOf = (schema: Schema): readonly Def[] => {
  const def = defOf(schema);
  return def.options === undefined ? [def] : def.options.flatMap(optionsOf);
};

const isObject = (def: Def): boolean => def.shape !== undefined || def.valueType !== undefined;

/** The schema of a member; null where there is none. Of several alternatives the first that has it counts. */
function memberOf(schema: Schema, name: string, orOther: boolean): Schema | null {
  const all = optionsOf(schema);
  for (const { shape } of all)
    if (shape !== undefined && Object.hasOwn(shape, name)) return shape[name] ?? null;
  if (!orOther) return null;
  for (const { valueType, catchall } of all) {
    const other = valueType ?? catchall;
    if (other !== undefined && other._zod.def.type !== "never") return other;
  }
  return null;
}

function valueIn(place: Place, schema: Schema | null, at: Path, reading: Reading): unknown {
  const { sent, inner } = place;
  // Both a value and an object: it is neither.
  if (inner.size > 0 && sent.length > 0) return [sent.length, null];
  const all = schema === null ? [] : optionsOf(schema);
  const list = all.find(({ element }) => element !== undefined)?.element;
  if (list !== undefined) return listIn(place, list, at, reading);
  if (all.some(isObject)) {
    if (inner.size > 0) return objectIn(place, schema, at, reading);
    return sent.length === 1 ? objectOfPart(sent[0], reading) : sent.map(String);
  }
  if (inner.size > 0) return objectIn(place, null, at, reading);
  if (sent.length > 1) return sent.map((one, i) => textOf(one, null, [...at, i], reading));
  return textOf(sent[0], schema, at, reading);
}

/** A file is one where the schema has it; where anything may stand, which is JSON, it may not. */
function textOf(
  sent: string | UploadedFile | undefined,
  schema: Schema | null,
  at: Path,
  { errors }: Reading,
): unknown {
  if (typeof sent === "string") return schema === null ? sent : readerOf(schema).read(sent);
  if (schema !== null && optionsOf(schema).some(({ type }) => type !== "unknown")) return sent;
  errors.push({ path: place(at), message: "must not be a file" });
  return null;
}

/** A part in JSON. What is none, a text or a file, is refused by the schema as what it is not. */
function objectOfPart(sent: string | UploadedFile | undefined, { isParts }: Reading): unknown {
  if (typeof sent !== "string") return [];
  const read = isParts ? parseJson(Buffer.from(sent)) : null;
  return read === null ? sent : read.value;
}

function objectIn({ inner }: Place, schema: Schema | null, at: Path, reading: Reading): unknown {
  const value: Record<string, unknown> = Object.create(null);
  for (const [name, inside] of inner) {
    const member = schema === null ? null : memberOf(schema, name, true);
    value[name] = valueIn(inside, member, [...at, name], reading);
  }
  for (const [name, member] of Object.entries((schema === null ? null : defOf(schema).shape) ?? {}))
    if (!inner.has(name) && isNeeded(member)) {
      const empty = emptyOf(member, [...at, name], reading);
      if (empty !== undefined) value[name] = empty;
    }
  return value;
}

const isNeeded = (schema: Schema): boolean => !["optional", "default"].includes(schema._zod.def.type);

/** No text says an empty list, or in a form of texts an empty object: one that is needed and has no values is empty. */
function emptyOf(schema: Schema, at: Path, reading: Reading): unknown {
  const def = defOf(schema);
  if (def.element !== undefined) return [];
  return isObject(def) && !reading.isParts ? objectIn(newPlace(), schema, at, reading) : undefined;
}

/** What stands several times, or with all of the indexes that a list of so many has. */
function listIn(whole: Place, item: Schema, at: Path, reading: Reading): unknown {
  const { sent, inner } = whole;
  if (inner.size === 0) {
    const isOfObjects = optionsOf(item).some(isObject);
    return sent.map((one, i) =>
      isOfObjects ? objectOfPart(one, reading) : textOf(one, item, [...at, i], reading),
    );
  }
  const items = Array.from({ length: inner.size }, (_, i) => inner.get(String(i)));
  if (items.some((one) => one === undefined)) return objectIn(whole, null, at, reading);
  return items.map((one, i) => valueIn(one ?? newPlace(), item, [...at, i], reading));
}
