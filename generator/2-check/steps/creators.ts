import type { Operation, Type } from "../../model.js";

/** The operation that makes an entity, and the field of its answer that holds it, if it is wrapped. */
export interface Creator {
  readonly operation: Operation;
  readonly envelope: string | null;
}

/** The creator of `X` is the operation whose 201 is `X`, or an object with `X` as its only field. */
export function creators(
  operations: readonly Operation[],
  fieldsOf: (type: Type) => readonly { name: string; type: Type }[],
) {
  const found = new Map<string, Creator[]>();
  for (const operation of operations)
    for (const reply of operation.replies) {
      if (reply.status !== 201 || reply.body?.kind !== "json") continue;
      for (const [entity, envelope] of thingsIn(reply.body.type, fieldsOf)) {
        const others = found.get(entity) ?? [];
        found.set(entity, [...others, { operation, envelope }]);
      }
    }
  return found as ReadonlyMap<string, readonly Creator[]>;
}

/** The entities an answer is, directly or as the only field of an object. */
export function thingsIn(
  type: Type,
  fieldsOf: (type: Type) => readonly { name: string; type: Type }[],
): readonly (readonly [entity: string, envelope: string | null])[] {
  const own = type.kind === "entity" ? [[type.name, null] as const] : [];
  const [only, ...others] = fieldsOf(type);
  if (only === undefined || others.length > 0 || only.type.kind !== "entity") return own;
  return [...own, [only.type.name, only.name] as const];
}
