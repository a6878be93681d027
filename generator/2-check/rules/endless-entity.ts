import type { Field, Type } from "../../model.js";
import type { Rule } from "./rule.js";

/** An entity that needs itself, directly or through others, has no finite value. */
export const endlessEntity: Rule = ({ declared, types, report }) => {
  const finite = new Set<string>();
  const names = [...declared.entities.keys()];
  // Grows the set of entities known to end until nothing is added: those left over need themselves.
  for (let before = -1; before !== finite.size; ) {
    before = finite.size;
    for (const name of names)
      if (!finite.has(name) && types.entityFields(name).every((field) => ends(field, finite)))
        finite.add(name);
  }
  for (const declaration of declared.entities.values()) {
    const name = declaration.name.value;
    if (!finite.has(name)) report("endless-entity", declaration.name.at, { name });
  }
};

const ends = (field: Field, finite: ReadonlySet<string>): boolean =>
  field.optional || field.nullable || field.initial !== null || typeEnds(field.type, field, finite);

function typeEnds(type: Type, field: Field, finite: ReadonlySet<string>): boolean {
  if (type.kind === "entity") return finite.has(type.name);
  if (type.kind === "object") return type.fields.every((inner) => ends(inner, finite));
  const filled = field.checks.some((check) => check.kind === "length" && (check.min ?? 0) > 0);
  return type.kind === "list" && filled ? typeEnds(type.item, field, finite) : true;
}
