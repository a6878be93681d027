import {
  type Documents,
  type Found,
  follow,
  inside,
  itemsOf,
  membersOf,
} from "../../../../generator/import/read/documents.js";
import {
  isList,
  isObject,
  listAt,
  member,
  sameJson,
  spelled,
  textAt,
  without,
} from "../../../../generator/import/read/json.js";
import { derived, gather, type Parts } from "../../../../generator/import/schema/parts.js";
import type { Json } from "../../../../generator/model.js";
import { type Facts, factsOf } from "./facts.js";

/** A request leaves out what is read-only, an answer what is write-only. */
export type Side = "sent" | "answered";

/** What a schema means, one level of it: references followed, `allOf` joined, one word for each thing. */
export type Flat =
  /** Alternatives, each with all that holds beside them. */
  | {
      readonly kind: "choice";
      readonly choices: readonly Parts[];
      readonly nullable: boolean;
      readonly discriminator: string | null;
      readonly broken: readonly string[];
    }
  | OneType;

export interface OneType {
  readonly kind: "one";
  /** `null`: any value. */
  readonly type: string | null;
  readonly nullable: boolean;
  /** Of an enum, each in its one spelling and sorted. */
  readonly values: readonly string[] | null;
  readonly facts: Facts;
  readonly properties: ReadonlyMap<string, Parts>;
  readonly required: ReadonlySet<string>;
  /** Fields that are not listed. */
  readonly others: "open" | "closed" | Parts;
  readonly items: Parts | null;
  readonly broken: readonly string[];
}

export function flatten(documents: Documents, schemas: Parts, side: Side): Flat {
  const { parts, broken } = gather(documents, schemas);
  const choice = choiceIn(documents, parts);
  if (choice !== null) {
    if (choice.only !== null) {
      const flat = flatten(documents, choice.only, side);
      return { ...flat, nullable: flat.nullable || choice.nullable, broken: [...broken, ...flat.broken] };
    }
    const { choices, nullable, discriminator } = choice;
    return { kind: "choice", choices, nullable: nullable || saysNull(parts), discriminator, broken };
  }
  const types = typesOf(parts);
  if (types !== null && types.length > 1) {
    const choices = types.map((type) => [...parts.map(withoutType), typed(parts, type)]);
    return { kind: "choice", choices, nullable: takesNull(parts), discriminator: null, broken };
  }
  return oneType(documents, parts, types?.[0] ?? null, side, broken);
}

interface Choice {
  readonly choices: readonly Parts[];
  /** What is left where only one alternative is not null. */
  readonly only: Parts | null;
  readonly nullable: boolean;
  readonly discriminator: string | null;
}

/** The first list of alternatives, with all else that holds in each of them. */
function choiceIn(documents: Documents, parts: Parts): Choice | null {
  for (const part of parts)
    for (const word of ["oneOf", "anyOf"]) {
      const listed = itemsOf(part, word);
      if (listed.length === 0 || !isObject(part.value)) continue;
      const rest = without(part.value, word, "discriminator");
      const others = parts.map((one) => (one === part ? derived(one, rest, word) : one));
      const left = listed.filter((one) => !isNull(documents, one));
      const choices = left.map((one) => [...others, one]);
      return {
        choices,
        only: choices.length === 1 ? (choices[0] ?? null) : null,
        nullable: left.length < listed.length,
        discriminator: textAt(member(part.value, "discriminator"), "propertyName"),
      };
    }
  return null;
}

function isNull(documents: Documents, found: Found): boolean {
  const led = follow(documents, found);
  if (led.kind === "broken") return false;
  const { value } = led.found;
  return member(value, "type") === "null" || sameJson(member(value, "enum") ?? 0, [null]);
}

const wordsOfObjects = ["properties", "additionalProperties", "required", "patternProperties"];

/** The types that a schema lists; one that says none says it by its other words. */
function listedTypes({ value }: Found): readonly string[] | null {
  const said = member(value, "type");
  if (typeof said === "string") return [said];
  if (isList(said)) return said.map(String);
  const values = valuesOf(value);
  if (values !== null) return [...new Set(values.map(typeOf))];
  if (wordsOfObjects.some((word) => member(value, word) !== undefined)) return ["object"];
  return member(value, "items") === undefined ? null : ["array"];
}

const typeOf = (value: Json): string => {
  if (value === null) return "null";
  if (isList(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
};

/** The types, without null, that all parts take; `null`: any. */
function typesOf(parts: Parts): readonly string[] | null {
  const lists: (readonly string[])[] = [];
  // A type that is written counts before one that follows from other words.
  const said = parts.filter(({ value }) => member(value, "type") !== undefined);
  for (const part of said.length > 0 ? said : parts) {
    const listed = listedTypes(part);
    if (listed !== null) lists.push(listed.filter((type) => type !== "null"));
  }
  const [first, ...more] = lists;
  if (first === undefined) return null;
  const types = more.reduce((known, listed) => known.flatMap((one) => narrower(one, listed)), first);
  return types.includes("number") ? types.filter((type) => type !== "integer") : types;
}

function narrower(type: string, listed: readonly string[]): readonly string[] {
  if (listed.includes(type)) return [type];
  if (type === "integer" && listed.includes("number")) return ["integer"];
  return type === "number" && listed.includes("integer") ? ["integer"] : [];
}

/** OpenAPI 3.0 says `nullable` beside a reference and means it, so that one of all parts is enough. */
const saysNull = (parts: Parts): boolean => parts.some(({ value }) => member(value, "nullable") === true);

function takesNull(parts: Parts): boolean {
  if (saysNull(parts)) return true;
  return parts.every((part) => listedTypes(part)?.includes("null") ?? true);
}

const withoutType = (part: Found): Found =>
  isObject(part.value) ? derived(part, without(part.value, "type"), "untyped") : part;

const typed = (parts: Parts, type: string): Found => ({
  value: { type },
  place: { file: parts[0]?.place.file ?? "", pointer: `~${type}` },
});

function oneType(
  documents: Documents,
  parts: Parts,
  type: string | null,
  side: Side,
  broken: readonly string[],
): OneType {
  const properties = new Map<string, Found[]>();
  for (const part of parts)
    for (const [name, schema] of membersOf(part, "properties"))
      properties.set(name, [...(properties.get(name) ?? []), schema]);
  const hidden = side === "sent" ? "readOnly" : "writeOnly";
  for (const [name, schemas] of properties)
    if (gather(documents, schemas).parts.some(({ value }) => member(value, hidden) === true))
      properties.delete(name);
  const gone = new Set(parts.flatMap((part) => membersOf(part, "properties").map(([name]) => name)));
  const required = parts.flatMap(({ value }) => listAt(value, "required").map(String));
  const items = parts.filter(({ value }) => member(value, "items") !== undefined);
  return {
    kind: "one",
    type,
    nullable: takesNull(parts),
    values: enumOf(parts, type),
    facts: factsOf(parts, type),
    properties,
    // Beside another type than an object it asks for nothing.
    required: new Set(
      type === null || type === "object"
        ? required.filter((name) => properties.has(name) || !gone.has(name))
        : [],
    ),
    others: othersOf(documents, parts),
    items: items.length === 0 ? null : items.map((part) => inside(part, "items")),
    broken,
  };
}

function valuesOf(value: Json): readonly Json[] | null {
  const only = member(value, "const");
  if (only !== undefined) return [only];
  const listed = member(value, "enum");
  return isList(listed) ? listed : null;
}

function enumOf(parts: Parts, type: string | null): readonly string[] | null {
  const lists = parts.flatMap(({ value }) => {
    const values = valuesOf(value);
    return values === null ? [] : [new Set(values.filter((one) => one !== null).map(spelled))];
  });
  const [first, ...more] = lists;
  if (first === undefined) return null;
  const common = [...first].filter((one) => more.every((list) => list.has(one))).sort();
  return type === "boolean" && common.length === 2 ? null : common;
}

function othersOf(documents: Documents, parts: Parts): OneType["others"] {
  const said = parts.flatMap((part) =>
    ["additionalProperties", "unevaluatedProperties"]
      .filter((word) => member(part.value, word) !== undefined)
      .map((word) => inside(part, word)),
  );
  if (said.some(({ value }) => value === false)) return "closed";
  const schemas = said.filter((schema) =>
    gather(documents, [schema]).parts.some(({ value }) => isObject(value) && Object.keys(value).some(limits)),
  );
  return schemas.length === 0 ? "open" : schemas;
}

const remarks = new Set(["title", "description", "example", "examples", "deprecated", "nullable", "default"]);

/** Whether a word says anything of which values fit. */
const limits = (word: string): boolean => !remarks.has(word) && !word.startsWith("x-");
