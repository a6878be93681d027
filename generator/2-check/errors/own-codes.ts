import type { FieldCheck, Operation, Type } from "../../model.js";
import type { TypeResolver } from "../entities/types.js";
import { fieldsOf, restOf } from "../values/sample.js";

/** What a request of an operation carries. */
export type Input = Pick<Operation, "params" | "query" | "headers" | "body">;

/** All rules that the kernel asks of a request, however deep in its body they stand. */
export function inputChecks(
  { params, query, headers, body }: Input,
  types: TypeResolver,
): readonly FieldCheck[] {
  const text = [...params, ...query, ...headers].flatMap(({ checks, type }) => [
    ...checks,
    ...checksIn(type, types),
  ]);
  return body?.kind === "json" ? [...text, ...checksIn(body.type, types)] : text;
}

/** A list that is worked off instead of recursion: entities may name each other through a chain of any length. */
function checksIn(type: Type, types: TypeResolver): readonly FieldCheck[] {
  const checks: FieldCheck[] = [];
  const seen = new Set<string>();
  for (const open = [type]; open.length > 0; ) {
    const here = open.pop();
    if (here?.kind === "list") open.push(here.item);
    else if (here?.kind === "map") open.push(here.value);
    else if (here?.kind === "ruled") {
      checks.push(...here.checks);
      open.push(here.type);
    } else if (here !== undefined && (here.kind === "object" || here.kind === "entity")) {
      if (here.kind === "entity" && seen.has(here.name)) continue;
      if (here.kind === "entity") seen.add(here.name);
      for (const field of fieldsOf(here, types)) {
        checks.push(...field.checks);
        open.push(field.type);
      }
      const rest = restOf(here, types);
      if (rest.kind === "kept") open.push(rest.type);
    }
  }
  return checks;
}
