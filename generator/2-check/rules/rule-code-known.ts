import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { RuleUse } from "../../1-parse/notation/type-syntax.js";
import { didYouMean } from "../nearest.js";
import type { Rule } from "./rule.js";

/** The code behind `-> CODE` stands in the catalogue, whether its rule is in a table or in a sentence. */
export const ruleCodeKnown: Rule = ({ declared, codes, report }) => {
  const tables = [...declared.entities.values()].flatMap(({ shape }) =>
    shape.kind === "table" ? shape.fields.flatMap((row) => row.rules) : [],
  );
  const facts = declared.homes.flatMap((home) => home.facts.flatMap(({ value }) => codesIn(value)));
  for (const code of [...tables.map((use) => use.code), ...facts]) {
    const name = code === null ? undefined : codes.renamed.get(code.value)?.value;
    if (code !== null && name !== undefined) report("code-renamed", code.at, { code: code.value, name });
    else if (code !== null && !codes.entries.has(code.value))
      report("unknown-code", code.at, {
        code: code.value,
        guess: didYouMean(code.value, codes.entries.keys()),
      });
  }
};

function codesIn(fact: FactSyntax): readonly RuleUse["code"][] {
  switch (fact.kind) {
    case "query":
    case "param":
    case "named":
      return fact.value.rules.map(({ code }) => code);
    case "header":
      return fact.header.value.rules.map(({ code }) => code);
    case "arrow":
      return [fact.code];
    case "credential":
      return [fact.required, fact.type];
    case "renaming":
      return [fact.to];
    default:
      return [];
  }
}
