import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { RuleUse } from "../../1-parse/notation/type-syntax.js";
import { didYouMean } from "../nearest.js";
import type { Rule } from "./rule.js";

/** The code behind `-> CODE` stands in the catalogue, whether its rule is in a table or in a sentence. */
export const ruleCodeKnown: Rule = ({ declared, codes, report }) => {
  const tables = [...declared.entities.values()].flatMap(({ shape }) =>
    shape.kind === "table" ? shape.fields.flatMap((row) => row.rules) : [],
  );
  const facts = declared.homes.flatMap((home) => home.facts.flatMap(({ value }) => rulesOf(value)));
  for (const { code } of [...tables, ...facts])
    if (code !== null && !codes.entries.has(code.value))
      report("unknown-code", code.at, {
        code: code.value,
        guess: didYouMean(code.value, codes.entries.keys()),
      });
};

function rulesOf(fact: FactSyntax): readonly RuleUse[] {
  if (fact.kind === "query" || fact.kind === "param" || fact.kind === "named") return fact.value.rules;
  return fact.kind === "header" ? fact.header.value.rules : [];
}
