import { mismatches } from "../values/mismatches.js";
import type { Rule } from "./rule.js";

/** A default is a value that the field's own type and rules take. */
export const defaultFits: Rule = ({ declared, types, report }) => {
  for (const { shape, name } of declared.entities.values()) {
    if (shape.kind !== "table") continue;
    const fields = types.entityFields(name.value);
    for (const row of shape.fields)
      for (const { rule, at } of row.rules) {
        const field = fields.find((candidate) => candidate.name === row.name.value);
        if (rule.kind !== "default" || field === undefined) continue;
        for (const { problem } of mismatches({ at, value: rule.value }, field, "body", types))
          report("default-does-not-fit", at, { field: row.name.value, problem });
      }
  }
};
