import { typeOfBody } from "../../body-type.js";
import type { Type } from "../../model.js";
import type { Rule } from "./rule.js";

/** The rule `caller` stands in an entity that some body is, or that a body only wraps. */
export const callerAsked: Rule = ({ declared, types, operations, report }) => {
  const bodies = operations.flatMap(({ body }) => typeOfBody(body) ?? []);
  const asked = new Set(
    bodies.flatMap((type) => [type, ...wrapped(type, types.entityFields)]).flatMap(tablesOf),
  );
  for (const { name, shape } of declared.entities.values())
    for (const row of shape.kind === "table" ? shape.fields : []) {
      const rule = row.rules.find((use) => use.rule.kind === "caller");
      const field = types.entityFields(name.value).find((candidate) => candidate.name === row.name.value);
      if (rule !== undefined && field?.caller === true && !asked.has(field))
        report("idle-rule", rule.at, {
          rule: "caller",
          place: `\`${name.value}.${field.name}\``,
          why: `no operation has a \`${name.value}\` as its body`,
        });
    }

  function tablesOf(type: Type) {
    return type.kind === "entity" ? types.entityFields(type.name) : [];
  }
};

/** `{ user: NewUser }` only wraps. */
function wrapped(
  type: Type,
  fieldsOf: (entity: string) => readonly { readonly type: Type }[],
): readonly Type[] {
  const fields = type.kind === "object" ? type.fields : type.kind === "entity" ? fieldsOf(type.name) : [];
  const [only, ...others] = fields;
  return only === undefined || others.length > 0 ? [] : [only.type];
}
