import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { Cause } from "../../protocol/causes.js";
import type { Located } from "../../source.js";
import { possibleCauses } from "../errors/own-codes.js";
import type { Rule } from "./rule.js";

/** What an arrow gives a code can be wrong in some operation of its requirement. */
export const arrowGiven: Rule = ({ drafts, operations, types, codes, report }) => {
  const given = new Map<Located<FactSyntax>, boolean>();
  for (const [i, { shared }] of drafts.entries()) {
    const operation = operations[i];
    const arrows = shared.flatMap(({ fact }) => (fact.value.kind === "arrow" ? [fact] : []));
    if (operation === undefined || arrows.length === 0) continue;
    const possible = possibleCauses(operation, types);
    for (const fact of arrows)
      if (fact.value.kind === "arrow")
        given.set(fact, (given.get(fact) ?? false) || possible.has(fact.value.cause));
  }
  for (const [{ value }, isGiven] of given)
    if (value.kind === "arrow" && !isGiven && codes.entries.has(value.code.value))
      report("code-never-given", value.code.at, { code: value.code.value, why: never[value.cause] });
};

const never: Readonly<Record<Cause, string>> = {
  required: "nothing that these operations take must be there",
  null: "nothing that these operations take could be null",
  type: "these operations take any value",
  unique: "no operation here takes a field that is `unique`",
  unknown: "these operations take whatever else is sent",
};
