import type { Json } from "../../model.js";
import { type Documents, type Found, follow, inside, itemsOf, membersOf } from "../read/documents.js";
import { isList, isObject, listAt, member, sameJson, spelled, textAt, without } from "../read/json.js";
import { derived, gather, type Parts } from "./parts.js";

/** What a schema says, its references followed and its `allOf` joined. */
export interface Meaning {
  readonly shape: Shape;
  readonly nullable: boolean;
  readonly parts: Parts;
  readonly broken: readonly string[];
}

export type Shape =
  | { readonly kind: "any" }
  | { readonly kind: "scalar"; readonly type: "string" | "integer" | "number" | "boolean" }
  | { readonly kind: "values"; readonly values: readonly Json[] }
  | { readonly kind: "list"; readonly items: Parts | null }
  | ObjectShape
  | {
      readonly kind: "choice";
      readonly choices: readonly Parts[];
      readonly discriminator: string | null;
    };

export interface ObjectShape {
  readonly kind: "object";
  readonly members: readonly { readonly name: string; readonly parts: Parts; readonly required: boolean }[];
  /** What fields may be that are not listed; `unsaid` lets them be anything as well. */
  readonly others: "unsaid" | "any" | "none" | Parts;
  /** Required names of which nothing else is said. */
  readonly unlisted: readonly string[];
}

export function meaningOf(documents: Documents, schemas: Parts): Meaning {
  const { parts, broken } = gather(documents, schemas);
  const nullable = takesNull(parts);
  const whole = (shape: Shape, isNullable = nullable): Meaning => ({
    shape,
    nullable: isNullable,
    parts,
    broken,
  });
  const values = commonValues(parts);
  if (values !== null)
    return whole(
      { kind: "values", values: values.filter((one) => one !== null) },
      nullable || (values.includes(null) && !parts.some(forbidsNull)),
    );
  const choice = choiceOf(documents, parts);
  if (choice !== null) {
    const [only, ...more] = choice.choices;
    if (only !== undefined && more.length === 0) {
      const rest = meaningOf(documents, only);
      return {
        ...rest,
        nullable: rest.nullable || choice.nullable || saysNull(parts),
        broken: [...broken, ...rest.broken],
      };
    }
    const { choices, discriminator } = choice;
    return whole({ kind: "choice", choices, discriminator }, choice.nullable || saysNull(parts));
  }
  const types = typesOf(parts);
  if (types !== null && types.length > 1) {
    const choices = types.map((type) => [...parts.map((part) => withType(part, type)), asType(parts, type)]);
    return whole({ kind: "choice", choices, discriminator: null });
  }
  return whole(shapeOf(parts, types?.[0] ?? null));
}

function shapeOf(parts: Parts, type: string | null): Shape {
  switch (type) {
    case "string":
    case "integer":
    case "number":
    case "boolean":
      return { kind: "scalar", type };
    case "array": {
      const items = parts.filter(({ value }) => member(value, "items") !== undefined);
      return { kind: "list", items: items.length === 0 ? null : items.map((part) => inside(part, "items")) };
    }
    case "object":
      return objectOf(parts);
    default:
      return { kind: "any" };
  }
}

function objectOf(parts: Parts): ObjectShape {
  const members = new Map<string, Found[]>();
  for (const part of parts)
    for (const [name, schema] of membersOf(part, "properties")) {
      const known = members.get(name);
      if (known === undefined) members.set(name, [schema]);
      else known.push(schema);
    }
  const required = new Set(parts.flatMap(({ value }) => listAt(value, "required").map(String)));
  const words = ["additionalProperties", "unevaluatedProperties"];
  const others = parts.flatMap((part) =>
    words.filter((word) => member(part.value, word) !== undefined).map((word) => inside(part, word)),
  );
  const typed = others.filter(({ value }) => isObject(value) && Object.keys(value).length > 0);
  return {
    kind: "object",
    members: [...members].map(([name, schemas]) => ({ name, parts: schemas, required: required.has(name) })),
    others: others.some(({ value }) => value === false)
      ? "none"
      : typed.length > 0
        ? typed
        : others.length > 0
          ? "any"
          : "unsaid",
    unlisted: [...required].filter((name) => !members.has(name)),
  };
}

interface Choice {
  readonly choices: readonly Parts[];
  readonly nullable: boolean;
  readonly discriminator: string | null;
}

/** The first list of alternatives; all that holds beside it holds in each of them. */
function choiceOf(documents: Documents, parts: Parts): Choice | null {
  for (const part of parts)
    for (const word of ["oneOf", "anyOf"]) {
      const listed = itemsOf(part, word);
      if (listed.length === 0 || !isObject(part.value)) continue;
      const rest = derived(part, without(part.value, word, "discriminator"), word);
      const beside = parts.map((one) => (one === part ? rest : one)).filter(saysMore);
      const choices = listed.filter((one) => !isNull(documents, one));
      return {
        choices: choices.map((one) => [...beside, one]),
        nullable: choices.length < listed.length,
        discriminator: textAt(member(part.value, "discriminator"), "propertyName"),
      };
    }
  return null;
}

/** Words that are about a place, and not about which values fit. */
const remarks = new Set(
  (
    "title description summary example examples default deprecated externalDocs xml readOnly writeOnly nullable " +
    "$comment $schema $id $anchor"
  ).split(" "),
);
export const isRemark = (word: string): boolean => remarks.has(word) || word.startsWith("x-");

/** Whether a schema says anything of which values fit. */
export const saysMore = ({ value }: Found): boolean =>
  !isObject(value) || Object.keys(value).some((word) => !isRemark(word));

function isNull(documents: Documents, found: Found): boolean {
  const led = follow(documents, found);
  if (led.kind === "broken") return false;
  const { value } = led.found;
  return member(value, "type") === "null" || sameJson(member(value, "enum") ?? 0, [null]);
}

function saidTypes({ value }: Found): readonly string[] | null {
  const said = member(value, "type");
  if (typeof said === "string") return [said];
  return isList(said) ? said.map(String) : null;
}

const objectWords = ["properties", "additionalProperties", "required", "patternProperties"];

/** The types, without null, that all parts take; `null`: any. */
function typesOf(parts: Parts): readonly string[] | null {
  const lists = parts.flatMap((part) => {
    const said = saidTypes(part);
    return said === null ? [] : [said.filter((type) => type !== "null")];
  });
  const [first, ...more] = lists;
  if (first === undefined) {
    const has = (word: string) => parts.some(({ value }) => member(value, word) !== undefined);
    return objectWords.some(has) ? ["object"] : has("items") ? ["array"] : null;
  }
  const fits = (type: string, list: readonly string[]) =>
    list.includes(type) || (type === "integer" && list.includes("number"));
  const all = [...new Set([first, ...more].flat())];
  const common = all.filter((type) => [first, ...more].every((list) => fits(type, list)));
  return common.includes("number") ? common.filter((type) => type !== "integer") : common;
}

/** OpenAPI 3.0 says `nullable` beside a reference and means it. */
const saysNull = (parts: Parts): boolean => parts.some(({ value }) => member(value, "nullable") === true);

const forbidsNull = (part: Found): boolean => saidTypes(part)?.includes("null") === false;

function takesNull(parts: Parts): boolean {
  if (saysNull(parts)) return true;
  const typed = parts.filter((part) => saidTypes(part) !== null);
  return typed.length > 0 && !typed.some(forbidsNull);
}

function commonValues(parts: Parts): readonly Json[] | null {
  const lists = parts.flatMap(({ value }) => {
    const only = member(value, "const");
    const listed = member(value, "enum");
    return only !== undefined ? [[only]] : isList(listed) ? [listed] : [];
  });
  const [first, ...more] = lists;
  if (first === undefined) return null;
  const known = more.map((list) => new Set(list.map(spelled)));
  const unique = new Map(first.map((value) => [spelled(value), value]));
  return [...unique].filter(([key]) => known.every((keys) => keys.has(key))).map(([, value]) => value);
}

const withType = (part: Found, type: string): Found =>
  isObject(part.value) ? derived(part, { ...part.value, type }, type) : part;

const asType = (parts: Parts, type: string): Found => ({
  value: { type },
  place: parts[0]?.place ?? { file: "", pointer: "" },
});

/** The first of the parts that says a word. */
export function wordOf(parts: Parts, word: string): Found | null {
  const part = parts.find(({ value }) => member(value, word) !== undefined);
  return part === undefined ? null : inside(part, word);
}
