import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { RuleUse } from "../../1-parse/notation/type-syntax.js";
import type { ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Field } from "../../model.js";
import type { Located } from "../../source.js";
import type { TypeResolver } from "../entities/types.js";
import { mismatches } from "../values/mismatches.js";
import { wholeDefault } from "../values/whole-default.js";
import type { Rule } from "./rule.js";

/** A default is a value that the field's own type and rules take, wherever it stands. */
export const defaultFits: Rule = ({ declared, drafts, types, report }) => {
  // A default is of bodies and of answers: what only one of them has may stand in it.
  const both: TypeResolver = {
    ...types,
    entityFields: (name) =>
      types.entityFields(name).map((field) => (field.writeOnly ? { ...field, writeOnly: false } : field)),
  };
  const judge = (value: Located<ValueSyntax>, field: Field | undefined): void => {
    // What is no constant was reported where it was read.
    if (field === undefined || field.initial === null) return;
    const whole = wholeDefault(field, types)?.kind;
    if (whole === "endless" || whole === "too-large")
      report("default-does-not-fit", value.at, { field: field.name, problem: problems[whole] });
    for (const { place, problem } of mismatches(value, field, "body", both)) {
      const inside = place === "the body" ? "" : `${place} `;
      report("default-does-not-fit", value.at, { field: field.name, problem: `${inside}${problem}` });
    }
  };
  for (const { shape, name } of declared.entities.values()) {
    if (shape.kind !== "table") continue;
    const fields = types.entityFields(name.value);
    for (const row of shape.fields)
      for (const value of defaultsIn(row.rules))
        judge(
          value,
          fields.find((candidate) => candidate.name === row.name.value),
        );
  }
  for (const { shared } of drafts)
    for (const { fact } of shared)
      for (const { value, field } of parameterDefaults(fact.value, types)) judge(value, field);
};

const problems = {
  endless: "leaves out a field whose default leads back to it, and so never ends",
  "too-large": "comes to more than 1,000 values with the defaults of all that it leaves out",
} as const;

const defaultsIn = (rules: readonly RuleUse[]): readonly Located<ValueSyntax>[] =>
  rules.flatMap(({ rule, at }) => (rule.kind === "default" ? [{ at, value: rule.value }] : []));

interface ParameterDefault {
  readonly value: Located<ValueSyntax>;
  readonly field: Field;
}

function parameterDefaults(fact: FactSyntax, types: TypeResolver): readonly ParameterDefault[] {
  switch (fact.kind) {
    case "query": {
      const field = types.value("query", fact.name, fact.value, fact.initial);
      const written = fact.initial === null ? [] : [fact.initial];
      return [...written, ...defaultsIn(fact.value.rules)].map((value) => ({ value, field }));
    }
    case "header": {
      const { name, value: written } = fact.header;
      const field = types.value("header", name, written);
      return defaultsIn(written.rules).map((value) => ({ value, field }));
    }
    default:
      return [];
  }
}
