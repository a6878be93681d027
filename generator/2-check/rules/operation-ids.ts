import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { Located } from "../../source.js";
import type { Rule, RuleContext } from "./rule.js";

/** An id that requirements give belongs to one operation, which has no other. */
export const operationIdsApart: Rule = (context) => {
  reportOfMany(context);
  const first = new Map<string, Located<string>>();
  for (const { own, given, method, path } of context.drafts) {
    if (given === null) continue;
    const operation = `${method} ${path.text}`;
    for (const { fact } of own) {
      const other = fact.value.kind === "operation" ? fact.value.id : null;
      if (other !== null && other.value !== given.value)
        context.report("two-operation-ids", other.at, { operation, id: other.value, other: given.value }, [
          { message: "The other one is here.", at: given.at },
        ]);
    }
    const known = first.get(given.value);
    if (known === undefined) first.set(given.value, given);
    else
      context.report("operation-id-taken", given.at, { operation, id: given.value }, [
        { message: "The other operation is here.", at: known.at },
      ]);
  }
};

/** A wildcard stands for many operations, and a word behind `as` may have been meant as a role. */
function reportOfMany({ declared, report }: RuleContext): void {
  const facts = declared.homes.flatMap((home) => home.facts.map(({ value }) => value));
  const roles = new Set(facts.flatMap((fact) => (fact.kind === "authentication" ? rolesIn(fact) : [])));
  for (const fact of facts) {
    if (fact.kind !== "operation" || fact.id === null) continue;
    const id = fact.id.value;
    if (fact.method === "ANY" || fact.path.value.open)
      report("operation-id-of-many", fact.id.at, { template: `${fact.method} ${fact.path.value.text}` });
    else if (roles.has(id)) report("operation-id-is-role", fact.id.at, { id });
  }
}

const rolesIn = ({ ways }: Extract<FactSyntax, { kind: "authentication" }>): readonly string[] =>
  ways.flat().flatMap(({ roles }) => roles.map(({ value }) => value));
