import type { Field, Operation, Type } from "../../model.js";
import { resolvedType } from "../../resolved-type.js";

/** The operation that makes an entity, and the field of its answer that holds it, if it is wrapped. */
export interface Creator {
  readonly operation: Operation;
  readonly envelope: string | null;
}

type FieldsOf = (type: Type) => readonly { name: string; type: Type }[];

/**
 * The creator of `X` is the operation whose 201 is `X`, or `X` among alternatives, or an object with `X` as its only field; where there is none, the
 * only POST whose 200 is.
 */
export function creators(
  operations: readonly Operation[],
  fieldsOf: FieldsOf,
): ReadonlyMap<string, readonly Creator[]> {
  const found = makers(operations, 201, fieldsOf);
  const posts = operations.filter(({ method }) => method === "POST");
  for (const [entity, others] of makers(posts, 200, fieldsOf))
    if (!found.has(entity) && others.length === 1) found.set(entity, others);
  return found;
}

function makers(
  operations: readonly Operation[],
  status: number,
  fieldsOf: FieldsOf,
): Map<string, Creator[]> {
  const [direct, ofAny] = [new Map<string, Creator[]>(), new Map<string, Creator[]>()];
  for (const operation of operations)
    for (const reply of operation.replies) {
      if (reply.status !== status || reply.body?.kind !== "json") continue;
      const { type } = reply.body;
      const found = resolvedType(type).kind === "union" ? ofAny : direct;
      for (const [entity, envelope] of thingsIn(type, fieldsOf))
        found.set(entity, [...(found.get(entity) ?? []), { operation, envelope }]);
    }
  // What has a creator of its own is not made by one that makes others too.
  return new Map([...ofAny, ...direct]);
}

/** The entities an answer is, directly or as the only field of an object. */
export function thingsIn(
  type: Type,
  fieldsOf: (type: Type) => readonly { name: string; type: Type }[],
): readonly (readonly [entity: string, envelope: string | null])[] {
  const plain = resolvedType(type);
  // Where an answer has alternatives, each of them is made so.
  if (plain.kind === "union") return plain.alternatives.flatMap((one) => thingsIn(one, fieldsOf));
  const own = type.kind === "entity" ? [[type.name, null] as const] : [];
  const [only, ...others] = fieldsOf(type);
  if (only === undefined || others.length > 0 || only.type.kind !== "entity") return own;
  return [...own, [only.type.name, only.name] as const];
}

/** What a creator needs and no thing gives, in words: a thing is the parameters of a path and the fields of a JSON body. */
export function neededBeyondThing({ body, query, headers, authentication }: Operation): string | null {
  if (body?.kind === "media") return `a body of \`${body.media}\``;
  const isNeeded = (field: Field): boolean => !field.optional && field.initial === null;
  const filled = authentication?.needed !== true;
  const parameter = query.find((field) => isNeeded(field) && !(field.caller && filled));
  if (parameter !== undefined) return `the query parameter \`?${parameter.name}\``;
  const header = headers.find(isNeeded);
  return header === undefined ? null : `the header \`${header.name}:\``;
}
