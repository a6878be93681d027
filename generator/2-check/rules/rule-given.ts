import type { RuleUse } from "../../1-parse/notation/type-syntax.js";
import type { Field } from "../../model.js";
import { type Cause, type CauseCodes, isCause } from "../../protocol/causes.js";
import type { Located } from "../../source.js";
import { type InputValue, inputValues } from "../errors/own-codes.js";
import type { Rule } from "./rule.js";

/** A rule with a code of its own holds for something that requests carry; else nothing ever gives the code. */
export const ruleGiven: Rule = ({ declared, types, operations, codes, report }) => {
  const asked = askedBy(operations.flatMap((operation) => inputValues(operation, types)));
  const reportIdle = (rules: readonly RuleUse[], field: Said | undefined, what: string): void => {
    for (const { rule, code } of rules) {
      if (code === null || !codes.entries.has(code.value) || !isAsWritten(code)) continue;
      if (field !== undefined && isIdle(field, code.value, isCause(rule.kind) ? rule.kind : null, asked))
        report("code-never-given", code.at, {
          code: code.value,
          why: `no request carries ${what}${perhaps}`,
        });
    }
  };
  for (const { name, shape } of declared.entities.values()) {
    if (shape.kind !== "table") continue;
    const fields = new Map(types.entityFields(name.value).map((field) => [field.name, field]));
    for (const { rules, name: row } of shape.fields)
      reportIdle(rules, fields.get(row.value), `\`${name.value}.${row.value}\``);
  }
  for (const { name, value } of declared.types.values())
    reportIdle(value.rules, types.named(name) ?? undefined, `a \`${name.value}\``);
};

type Said = Pick<Field, "checks" | "codes">;

/** Where alternatives are only tried, that none fits is one fault, and no rule of theirs gives its code. */
const perhaps = ", or only in an alternative that no discriminator tells apart";

/** What requests carry: its rules, and the codes it has. */
interface Asked {
  readonly checks: ReadonlySet<Field["checks"][number]>;
  readonly codes: ReadonlySet<CauseCodes>;
}

const askedBy = (values: readonly InputValue[]): Asked => ({
  checks: new Set(values.flatMap(({ checks }) => checks)),
  codes: new Set(values.map(({ codes }) => codes)),
});

/** A code that was misspelt was reported so, and stands here as the one that was meant. */
const isAsWritten = ({ value, at }: Located<string>): boolean => at.end - at.start === value.length;

/** Where the field has no such rule, that was reported with the rule. */
function isIdle({ checks, codes }: Said, code: string, cause: Cause | null, asked: Asked): boolean {
  if (cause !== null) return codes[cause] === code && !asked.codes.has(codes);
  const own = checks.filter((check) => check.code === code);
  return own.length > 0 && !own.some((check) => asked.checks.has(check));
}
