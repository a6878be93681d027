import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { RuleUse } from "../../1-parse/notation/type-syntax.js";
import type { ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Field } from "../../model.js";
import type { Located } from "../../source.js";
import type { TypeResolver } from "../entities/types.js";
import type { RuleContext } from "./rule.js";

/** A value that a rule gives a field or a parameter. */
export interface GivenValue {
  readonly value: Located<ValueSyntax>;
  readonly field: Field;
}

type Kind = "default" | "example";

/** Every default, or every example, wherever one can stand. */
export function valuesGiven(
  kind: Kind,
  { declared, drafts, types }: Pick<RuleContext, "declared" | "drafts" | "types">,
): readonly GivenValue[] {
  const inTables = [...declared.entities.values()].flatMap(({ shape, name }) => {
    if (shape.kind !== "table") return [];
    const fields = new Map(types.entityFields(name.value).map((field) => [field.name, field]));
    return shape.fields.flatMap((row) => {
      const field = fields.get(row.name.value);
      return field === undefined ? [] : valuesIn(row.rules, kind).map((value) => ({ value, field }));
    });
  });
  const inFacts = drafts.flatMap(({ shared }) =>
    shared.flatMap(({ fact }) => ofParameter(fact.value, kind, types)),
  );
  return [...inTables, ...inFacts];
}

const valuesIn = (rules: readonly RuleUse[], kind: Kind): readonly Located<ValueSyntax>[] =>
  rules.flatMap(({ rule, at }) => (rule.kind === kind ? [{ at, value: rule.value }] : []));

function ofParameter(fact: FactSyntax, kind: Kind, types: TypeResolver): readonly GivenValue[] {
  switch (fact.kind) {
    case "query": {
      const field = types.value("query", fact.name, fact.value, fact.initial);
      const written = fact.initial === null || kind !== "default" ? [] : [fact.initial];
      return [...written, ...valuesIn(fact.value.rules, kind)].map((value) => ({ value, field }));
    }
    case "param": {
      const field = types.value("path", fact.name, fact.value);
      return valuesIn(fact.value.rules, kind).map((value) => ({ value, field }));
    }
    case "header": {
      const { name, value: written } = fact.header;
      const field = types.value("header", name, written);
      return valuesIn(written.rules, kind).map((value) => ({ value, field }));
    }
    default:
      return [];
  }
}
