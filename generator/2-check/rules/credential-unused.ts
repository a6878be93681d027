import type { Rule } from "./rule.js";

/** Some operation asks for what is declared as a credential. */
export const credentialUnused: Rule = ({ declared, report }) => {
  const facts = declared.homes.flatMap((home) => home.facts.map(({ value }) => value));
  const asked = new Set(
    facts.flatMap((fact) =>
      fact.kind === "authentication" ? fact.ways.flat().map(({ name }) => name.value) : [],
    ),
  );
  for (const fact of facts)
    if (fact.kind === "credential" && !asked.has(fact.name.value))
      report("credential-unused", fact.name.at, { name: fact.name.value });
};
