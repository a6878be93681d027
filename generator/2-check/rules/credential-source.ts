import type { CredentialSyntax } from "../../1-parse/notation/fact-syntax.js";
import { sourceProblem } from "../operations/callers-thing.js";
import type { Rule } from "./rule.js";

/** A credential that is taken from a thing can be: the thing can be made, and shows it. */
export const credentialSource: Rule = ({ declared, operations, types, credentials, report }) => {
  const facts = declared.homes.flatMap((home) =>
    home.facts.flatMap(({ value }): readonly CredentialSyntax[] =>
      value.kind === "credential" ? [value] : [],
    ),
  );
  for (const { name, value } of facts) {
    const source = credentials.declared.find((one) => one.name === name.value)?.source ?? null;
    if (source === null || value.type === null) continue;
    const problem = sourceProblem(source, credentials.declared, operations, types);
    if (problem !== null)
      report("credential-source", value.type.at, {
        name: name.value,
        source: `${source.entity}.${source.field}`,
        problem,
      });
  }
};
