import { typeOfBody } from "../../body-type.js";
import type { Body, Field, Operation } from "../../model.js";
import { resolvedType } from "../../resolved-type.js";
import type { Span } from "../../source.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import type { TypeResolver } from "../entities/types.js";

/** The field that says who is asking: of the query, of the body, or of an object that wraps the body. */
export function callerOf(
  body: Body | null,
  query: readonly Field[],
  types: TypeResolver,
  at: Span,
  report: DiagnosticSink,
): Operation["caller"] {
  const inQuery = query
    .filter((field) => field.caller)
    .map((field) => ({ in: "query" as const, field: field.name }));
  const type = typeOfBody(body);
  const inBody = type === null ? [] : callersIn(fieldsOf(type, types), types);
  const all = [...inQuery, ...inBody.map((field) => ({ in: "body" as const, field }))];
  const [first, second] = all;
  if (first !== undefined && second !== undefined)
    report("two-callers-fields", at, { first: first.field, second: second.field });
  return first ?? null;
}

function fieldsOf(own: Field["type"], types: TypeResolver): readonly Field[] {
  const type = resolvedType(own);
  return type.kind === "entity" ? types.entityFields(type.name) : type.kind === "object" ? type.fields : [];
}

/** `{ user: NewUser }` only wraps; what an entity holds besides is not who asks. */
function callersIn(fields: readonly Field[], types: TypeResolver): readonly string[] {
  const own = fields.filter((field) => field.caller).map((field) => field.name);
  const [only, ...others] = fields;
  if (only === undefined || others.length > 0 || own.length > 0) return own;
  const inside = fieldsOf(only.type, types).filter((field) => field.caller);
  return inside.map((field) => `${only.name}.${field.name}`);
}
