import type { z } from "zod";
import { whole } from "./any-schema.js";
import type { ErrorBody } from "./operation.js";
import type { FieldError } from "./refusal.js";

/** Everything the kernel knows about a refusal it is about to send. */
export interface Facts {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  /** The words of the catalogue. */
  readonly message: string;
  /** What is said besides; it takes the place of the message where the entity has no field for it. */
  readonly detail: string | null;
  readonly path: string;
  readonly requestId: string;
  readonly timestamp: string;
  readonly errors: readonly FieldError[];
}

type Fields = Readonly<Record<string, unknown>>;
type Names = ReadonlySet<string>;

const NONE: Names = new Set();

/** A refusal that says as little as one can. */
const least = (facts: Facts): Facts => ({ ...facts, errors: [], detail: null });

const sample: Facts = {
  code: "VALIDATION_FAILED",
  status: 400,
  title: "Validation failed",
  message: "Something in the request is not right",
  detail: "The name is missing",
  path: "/",
  requestId: "00000000-0000-4000-8000-000000000000",
  timestamp: "2000-01-01T00:00:00.000Z",
  errors: [{ path: "name", message: "is missing" }],
};

/**
 * Learns which fields the declared error entity has, by offering it all of them once, and gives back the function
 * that fills them: at its root, or inside a field `error` that is an object. An entity that requires what the kernel
 * does not know is a mistake of the specification.
 */
export function errorFiller({ schema }: ErrorBody): (facts: Facts) => Fields {
  const zod = whole(schema);
  const flat = fillerFor(zod, (fields) => fields);
  if (flat.left.length === 0) return flat.fill;
  const wrapped = fillerFor(zod, (error) => ({ error }));
  if (wrapped.left.length === 0) return wrapped.fill;
  const wantsObject = flat.left.some(({ path }) => path.join(".") === "error");
  const left = wantsObject ? wrapped.left : flat.left;
  const places = left.map((issue) => `"${issue.path.join(".")}": ${issue.message}`).join("; ");
  throw new TypeError(`The error entity asks for what the kernel cannot give: ${places}`);
}

/** Offers everything in an envelope, drops what is refused, and says what is still asked for. */
function fillerFor(schema: z.ZodType, envelope: (fields: Fields) => Fields) {
  const depth = Object.keys(envelope({})).length;
  const refused = unknownKeys(schema, envelope(offer(sample, NONE, NONE, NONE)), depth);
  const offerTo = (facts: Facts, always: Names): Fields =>
    envelope(offer(facts, refused.root, refused.entry, always));
  const issuesOf = (fields: Fields) => schema.safeParse(fields).error?.issues ?? [];
  // A list that must be there is empty where nothing is in it, and a detail repeats the message.
  const missing = issuesOf(offerTo(least(sample), NONE)).filter(({ path }) => path.length === depth + 1);
  const always = new Set(missing.map(({ path }) => String(path[depth])));
  const defaults = defaultsOf(schema, offerTo(least(sample), always));
  const fill = (facts: Facts): Fields => over(defaults, offerTo(facts, always));
  return { fill, left: [...issuesOf(fill(sample)), ...issuesOf(fill(least(sample)))] };
}

/** The facts under every name that error entities give them, less the refused ones. */
function offer(facts: Facts, root: Names, entry: Names, always: Names): Fields {
  const errors = facts.errors.map(({ path, message }) => without({ path, field: path, message }, entry));
  const lists = Object.entries({ errors, details: errors });
  const list = Object.fromEntries(lists.filter(([name]) => errors.length > 0 || always.has(name)));
  const { code, status, title, path, requestId, timestamp } = facts;
  const hasDetail = !root.has("detail");
  const message = hasDetail ? facts.message : (facts.detail ?? facts.message);
  const detail = facts.detail ?? (always.has("detail") ? message : null);
  const type = `urn:problem:${code.toLowerCase().replaceAll("_", "-")}`;
  const names = {
    type,
    title,
    status,
    statusCode: status,
    ...(detail === null ? {} : { detail }),
    instance: path,
    path,
    code,
    error: code,
  };
  return without({ ...names, message, requestId, timestamp, ...list }, root);
}

function without(fields: Fields, names: Names): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.has(name)));
}

/** What the entity itself has where nothing is given: its defaults, those inside the field `error` too. */
function defaultsOf(schema: z.ZodType, given: Fields): Fields {
  const { data } = schema.safeParse(given);
  return isFields(data) ? less(data, given) : {};
}

function less(whole: Fields, given: Fields): Fields {
  return Object.fromEntries(
    Object.entries(whole).flatMap(([name, value]) => {
      if (!Object.hasOwn(given, name)) return [[name, value]];
      const inner = given[name];
      return isFields(value) && isFields(inner) ? [[name, less(value, inner)]] : [];
    }),
  );
}

/** Fields over those of the same names below them. */
function over(below: Fields, fields: Fields): Fields {
  const inner = Object.entries(fields).map(([name, value]) => {
    const under = Object.hasOwn(below, name) ? below[name] : undefined;
    return [name, isFields(value) && isFields(under) ? over(under, value) : value];
  });
  return { ...below, ...Object.fromEntries(inner) };
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The offered names that a strict entity does not have: its own, and those of its list of bad fields. */
function unknownKeys(
  schema: z.ZodType,
  offered: Fields,
  depth: number,
): { root: Set<string>; entry: Set<string> } {
  const found = { root: new Set<string>(), entry: new Set<string>() };
  for (const issue of schema.safeParse(offered).error?.issues ?? []) {
    if (issue.code !== "unrecognized_keys") continue;
    for (const key of issue.keys) (issue.path.length === depth ? found.root : found.entry).add(key);
  }
  return found;
}
