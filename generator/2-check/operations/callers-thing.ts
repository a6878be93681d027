import type { Credential, Operation } from "../../model.js";
import type { TypeResolver } from "../entities/types.js";
import { type Creator, creators, neededBeyondThing } from "../steps/creators.js";
import { fieldsOf } from "../values/fields-of.js";

type Source = NonNullable<Credential["source"]>;

/**
 * The entity that callers are things of, decided once for a specification: that of the credentials which are taken from a
 * field. `null` where callers are names alone, and where the things cannot be made, which is reported.
 */
export function callersThing(
  credentials: readonly Credential[],
  operations: readonly Operation[],
  types: TypeResolver,
): string | null {
  const sources = credentials.flatMap(({ source }) => source ?? []);
  const [first] = sources;
  const isWhole = sources.every((one) => sourceProblem(one, credentials, operations, types) === null);
  return first !== undefined && isWhole && types.hasEntity(first.entity) ? first.entity : null;
}

/** Why no caller can have a credential from a field; `null` where each can, or where the field is unknown and reported. */
export function sourceProblem(
  { entity, field: name }: Source,
  credentials: readonly Credential[],
  operations: readonly Operation[],
  types: TypeResolver,
): string | null {
  const field = types.entityFields(entity).find((one) => one.name === name);
  if (field === undefined) return null;
  if (field.writeOnly) return "it is write-only, so no answer has it";
  if (field.optional || field.nullable) return "it may be absent or null";
  const first = credentials.find(({ source }) => source !== null);
  if (first !== undefined && first.source?.entity !== entity)
    return `callers are one kind of thing, and \`${first.name}\` is of \`${first.source?.entity}\``;
  const [creator, second] = creators(operations, (type) => fieldsOf(type, types)).get(entity) ?? [];
  return creator === undefined
    ? `no operation creates a \`${entity}\``
    : creatorProblem(entity, creator, second);
}

function creatorProblem(entity: string, { operation }: Creator, second: Creator | undefined): string | null {
  if (second !== undefined) return `two operations create a \`${entity}\``;
  const request = `\`${operation.method} ${operation.path}\``;
  if (operation.authentication?.needed)
    return `${request}, which creates a \`${entity}\`, needs credentials itself`;
  const more = neededBeyondThing(operation);
  return more === null ? null : `${request}, which creates a \`${entity}\`, needs ${more} besides`;
}
