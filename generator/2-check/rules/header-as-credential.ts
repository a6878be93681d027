import type { Rule } from "./rule.js";

/** `X-Api-Key: required` on `ANY *`, beside a 401, was likely meant as a credential: a missing header is answered 400. */
export const headerAsCredential: Rule = ({ declared, report }) => {
  for (const { facts } of declared.homes) {
    const values = facts.map(({ value }) => value);
    const isWide = values.some(
      (fact) => fact.kind === "operation" && (fact.method === "ANY" || fact.path.value.open),
    );
    const refuses = values.some((fact) => fact.kind === "reply" && fact.status === 401);
    if (!isWide || !refuses || values.some(({ kind }) => kind === "authentication")) continue;
    for (const fact of values)
      if (fact.kind === "header" && fact.header.value.rules.some(({ rule }) => rule.kind === "required"))
        report("header-as-credential", fact.header.name.at, { header: fact.header.name.value });
  }
};
