import type { Field, Type } from "../../model.js";
import { resolved } from "../../resolved-type.js";
import type { Rule } from "./rule.js";

/** An entity that needs itself, directly or through others, has no finite value. */
export const endlessEntity: Rule = ({ declared, types, report }) => {
  const names = [...declared.entities.keys()];
  const needs = new Map(names.map((name) => [name, new Set(types.entityFields(name).flatMap(needed))]));
  const neededBy = new Map<string, string[]>(names.map((name) => [name, []]));
  for (const [name, others] of needs) for (const other of others) neededBy.get(other)?.push(name);
  // Those that need nothing end; what then needs nothing more ends too, and joins the list while it is walked.
  const finite = names.filter((name) => needs.get(name)?.size === 0);
  for (const name of finite)
    for (const other of neededBy.get(name) ?? []) {
      const left = needs.get(other);
      if (left?.delete(name) && left.size === 0) finite.push(other);
    }
  for (const [name, { name: written }] of declared.entities)
    if (needs.get(name)?.size !== 0) report("endless-entity", written.at, { name });
};

/** The entities without which the field cannot be. */
const needed = (field: Field): readonly string[] =>
  field.optional || field.nullable || field.initial !== null ? [] : neededByType(field.type, field);

function neededByType(type: Type, field: Field): readonly string[] {
  if (type.kind === "entity") return [type.name];
  if (type.kind === "ruled")
    return type.nullable ? [] : neededByType(type.type, resolved({ ...field, type }));
  if (type.kind === "object") return type.fields.flatMap(needed);
  const filled = field.checks.some((check) => check.kind === "length" && (check.min ?? 0) > 0);
  return type.kind === "list" && filled ? neededByType(type.item, field) : [];
}
