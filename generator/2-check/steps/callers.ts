import type { CallerSyntax } from "../../1-parse/notation/step-syntax.js";
import { typeOfBody } from "../../body-type.js";
import { linearPattern } from "../../linear-pattern.js";
import type { Authentication, Field, FieldCheck, Need, Operation } from "../../model.js";
import type { PlannedCaller } from "../../plan.js";
import { resolved } from "../../resolved-type.js";
import type { TypeResolver } from "../entities/types.js";
import { samplePattern } from "../patterns/sample-pattern.js";
import { fieldsOf } from "../values/fields-of.js";

/** `@buyer[20]` becomes twenty callers; `@nobody` is `null`. */
export function plannedCallers(
  callers: readonly CallerSyntax[],
  roles: ReadonlySet<string>,
  callerId: (name: string) => string,
): readonly PlannedCaller[] {
  const one = (name: string, kind: string, said: readonly string[]): PlannedCaller => ({
    name,
    id: callerId(name),
    roles: [...new Set([...(roles.has(kind) ? [kind] : []), ...said])].sort(),
  });
  return callers.flatMap(({ name, count, roles: said }): readonly PlannedCaller[] => {
    const written = said.map(({ value }) => value);
    if (name.value === "nobody" && count === null) return [null];
    if (count === null) return [one(name.value, name.value, written)];
    return Array.from({ length: count }, (_, i) => one(`${name.value}${i + 1}`, name.value, written));
  });
}

/** Whether it makes a difference to an operation who calls it: it needs or takes credentials, or has a caller's field. */
export const knowsCallers = ({ authentication, caller }: Operation): boolean =>
  authentication !== null || caller !== null;

/** Roles that some operation asks for. */
export const rolesOf = (operations: readonly Operation[]): ReadonlySet<string> =>
  new Set(operations.flatMap((operation) => waysOf(operation).flatMap(rolesIn)));

/** The alternatives of credentials that an operation accepts; none where it asks for none. */
export const waysOf = ({ authentication }: Operation): Authentication["ways"] => authentication?.ways ?? [];

/** Whether a caller can be called like a role, and so has it: no scope such as `books:read`. */
export const isCallersName = (role: string): boolean => /^[a-z]\w*$/.test(role);

/** The roles and scopes that a way asks for. */
export const rolesIn = (way: readonly Need[]): readonly string[] => way.flatMap(({ roles }) => roles);

/** Names fitted to the pattern of the caller's field: `^user_` makes `ann` into `user_ann`. */
export function callerIds(operations: readonly Operation[], types: TypeResolver): (name: string) => string {
  const pattern =
    operations.map((operation) => callerPattern(operation, types)).find((found) => found !== null) ?? null;
  const stem = pattern === null ? null : samplePattern(pattern);
  if (pattern === null || stem === null) return (name) => name;
  const fits = linearPattern(pattern.portable);
  return (name) => [stem + name, name].find(fits) ?? stem;
}

type Pattern = Extract<FieldCheck, { kind: "pattern" }>;

function callerPattern(operation: Operation, types: TypeResolver): Pattern | null {
  const { caller } = operation;
  if (caller === null) return null;
  const type = typeOfBody(operation.body);
  const inBody = type === null ? [] : fieldsOf(type, types);
  const fields: readonly Field[] = caller.in === "query" ? operation.query : inBody;
  const field = fieldAt(fields, caller.field.split("."), types);
  if (field === null) return null;
  return resolved(field).checks.find((check) => check.kind === "pattern") ?? null;
}

function fieldAt(fields: readonly Field[], names: readonly string[], types: TypeResolver): Field | null {
  const field = fields.find((candidate) => candidate.name === names[0]);
  if (field === undefined || names.length < 2) return field ?? null;
  return fieldAt(fieldsOf(field.type, types), names.slice(1), types);
}
