import type { Rule } from "./rule.js";

/** Code in a requirement that nearly is a fact of the contract. */
export const nearMiss: Rule = ({ declared, report }) => {
  for (const { value, at } of declared.homes.flatMap((home) => home.facts))
    if (value.kind === "prose" && value.near !== null) report("near-miss", at, { near: value.near });
};
