import { typeOfBody } from "../../body-type.js";
import type { Field, FieldCheck, Operation, Type } from "../../model.js";
import type { Cause, CauseCodes } from "../../protocol/causes.js";
import { resolvedType } from "../../resolved-type.js";
import { isAny, isFreeText } from "../../scalars/of-type.js";
import type { TypeResolver } from "../entities/types.js";
import { fieldsOf, restOf } from "../values/fields-of.js";

/** What a request of an operation carries. */
export type Input = Pick<Operation, "params" | "query" | "queryRest" | "headers" | "body">;

/** A value of a request, however deep in its body it stands, with what is said of it at one place. */
export interface InputValue {
  readonly type: Type;
  readonly checks: readonly FieldCheck[];
  readonly codes: CauseCodes;
  /** What can be wrong with it besides its rules. */
  readonly causes: readonly Cause[];
}

/** All rules that the kernel asks of a request. */
export const inputChecks = (input: Input, types: TypeResolver): readonly FieldCheck[] =>
  inputValues(input, types).flatMap(({ checks }) => checks);

/** The codes of what can be wrong with a request besides the rules, each with what it is the code of. */
export const causeCodesOf = (
  input: Input,
  codes: CauseCodes,
  types: TypeResolver,
): readonly (readonly [Cause, string])[] => [
  ...inputValues(input, types).flatMap((value) =>
    value.causes.flatMap((cause) => {
      const code = value.codes[cause] ?? codes[cause];
      return code === null ? [] : [[cause, code] as const];
    }),
  ),
  ...wholeCauses(input, types).flatMap((cause) => {
    const code = codes[cause];
    return code === null ? [] : [[cause, code] as const];
  }),
];

/** Whatever can be wrong with a request besides the rules. */
export const possibleCauses = (input: Input, types: TypeResolver): ReadonlySet<Cause> =>
  new Set([...inputValues(input, types).flatMap(({ causes }) => causes), ...wholeCauses(input, types)]);

/** What can be wrong with a request that is wrong with none of its fields. */
function wholeCauses({ body, queryRest }: Input, types: TypeResolver): readonly Cause[] {
  const sent = typeOfBody(body);
  const isTyped = sent !== null && !isAny(resolvedType(sent));
  const ofBody: readonly Cause[] = isTyped && body?.kind === "json" ? ["null", "type"] : [];
  const isClosed = body === null || queryRest.kind === "refused" || (isTyped && holdsClosed(sent, types));
  return [
    ...ofBody,
    ...(sent !== null && body?.missing === "refused" ? (["required"] as const) : []),
    ...(isClosed ? (["unknown"] as const) : []),
  ];
}

/** Whether an object in it refuses what is not declared. */
const holdsClosed = (type: Type, types: TypeResolver): boolean =>
  typesIn(type, types).some(
    (one) => (one.kind === "object" || one.kind === "entity") && restOf(one, types).kind === "refused",
  );

export function inputValues(
  { params, query, headers, body }: Input,
  types: TypeResolver,
): readonly InputValue[] {
  const text = [...params, ...query, ...headers].flatMap((field) => [
    inputValueOf(field, params.includes(field) ? "path" : "text"),
    ...typesIn(field.type, types).flatMap((type) => insideOf(type, "text", types)),
  ]);
  const sent = typeOfBody(body);
  if (sent === null) return text;
  const place = body?.kind === "form" ? "text" : "json";
  return [...text, ...typesIn(sent, types).flatMap((type) => insideOf(type, place, types))];
}

type Place = "path" | "text" | "json";

/** What a type says of values: its own rules, or those of the fields it has. */
function insideOf(type: Type, place: Place, types: TypeResolver): readonly InputValue[] {
  if (type.kind === "ruled") return [inputValueOf({ ...type, isItem: true }, place)];
  if (type.kind !== "object" && type.kind !== "entity") return [];
  return fieldsOf(type, types).map((field) => inputValueOf(field, place));
}

type Said = Pick<Field, "type" | "checks" | "codes" | "nullable"> &
  Partial<Pick<Field, "optional" | "initial" | "unique">> & { readonly isItem?: true };

function inputValueOf(said: Said, place: Place): InputValue {
  const { type, checks, codes } = said;
  const plain = resolvedType(type);
  const isFree = isAny(plain);
  const isNeeded = said.isItem === true ? false : said.optional !== true && (said.initial ?? null) === null;
  const isTyped = !isFree && !(place !== "json" && isFreeText(plain));
  const causes: readonly Cause[] = [
    ...(place !== "path" && (isNeeded || said.isItem === true) ? (["required"] as const) : []),
    ...(place === "json" && !said.nullable && !isFree ? (["null"] as const) : []),
    ...(isTyped ? (["type"] as const) : []),
    ...(said.unique === true ? (["unique"] as const) : []),
  ];
  return { type, checks, codes, causes };
}

/** A type and all in it. A list that is worked off instead of recursion: entities may name each other through a chain of any length. */
function typesIn(type: Type, types: TypeResolver): readonly Type[] {
  const found: Type[] = [];
  const seen = new Set<string>();
  for (const open = [type]; open.length > 0; ) {
    const here = open.pop();
    if (here === undefined) continue;
    if (here.kind === "entity" && seen.has(here.name)) continue;
    if (here.kind === "entity") seen.add(here.name);
    found.push(here);
    if (here.kind === "list") open.push(here.item);
    else if (here.kind === "map") open.push(here.value);
    else if (here.kind === "ruled") open.push(here.type);
    // Where alternatives are only tried, that none fits is one fault, and nothing in them gives its code.
    else if (here.kind === "union") open.push(...(here.tag === null ? [] : here.alternatives));
    else if (here.kind === "object" || here.kind === "entity") {
      for (const field of fieldsOf(here, types)) open.push(field.type);
      const rest = restOf(here, types);
      if (rest.kind === "kept") open.push(rest.type);
    }
  }
  return found;
}
