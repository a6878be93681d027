import type { Field } from "../../model.js";
import type { Located } from "../../source.js";
import { inputChecks } from "../errors/own-codes.js";
import type { Rule } from "./rule.js";

/** A rule with a code of its own holds for something that requests carry; else nothing ever gives the code. */
export const ruleGiven: Rule = ({ declared, types, operations, codes, report }) => {
  const asked = new Set(operations.flatMap((operation) => inputChecks(operation, types)));
  for (const { name, shape } of declared.entities.values()) {
    if (shape.kind !== "table") continue;
    const fields = new Map(types.entityFields(name.value).map((field) => [field.name, field]));
    for (const row of shape.fields)
      for (const { code } of row.rules) {
        const field = fields.get(row.name.value);
        if (code === null || !codes.entries.has(code.value) || !isAsWritten(code)) continue;
        if (field !== undefined && isIdle(field, code.value, asked))
          report("code-never-given", code.at, {
            code: code.value,
            why: `no request carries \`${name.value}.${field.name}\``,
          });
      }
  }
  for (const { name, value } of declared.types.values()) {
    const checks = types.named(name)?.checks ?? [];
    for (const { code } of value.rules)
      if (
        code !== null &&
        codes.entries.has(code.value) &&
        isAsWritten(code) &&
        isIdle({ checks }, code.value, asked)
      )
        report("code-never-given", code.at, {
          code: code.value,
          why: `no request carries a \`${name.value}\``,
        });
  }
};

/** A code that was misspelt was reported so, and stands here as the one that was meant. */
const isAsWritten = ({ value, at }: Located<string>): boolean => at.end - at.start === value.length;

/** Where the field has no such rule, that was reported with the rule. */
function isIdle(
  { checks }: Pick<Field, "checks">,
  code: string,
  asked: ReadonlySet<Field["checks"][number]>,
): boolean {
  const own = checks.filter((check) => check.code === code);
  return own.length > 0 && !own.some((check) => asked.has(check));
}
